import type { Page } from '@playwright/test';

export interface Copied {
  readonly text: string;
  readonly html: string;
}

/**
 * Returns what the next button puts on the clipboard. It is taken on its way: the clipboard itself is one for all
 * tests.
 */
export function clipboardOf(panel: Page): Promise<Copied> {
  return panel.evaluate(
    () =>
      new Promise<Copied>((resolve) => {
        navigator.clipboard.write = async ([item]) => {
          const read = async (type: string) => (await item?.getType(type))?.text() ?? '';
          resolve({ text: await read('text/plain'), html: await read('text/html') });
        };
      }),
  );
}

/** Copies the selection as the key does, and returns what that puts on the clipboard. */
export function copySelected(panel: Page): Promise<Copied> {
  return panel.evaluate(
    () =>
      new Promise<Copied>((resolve) => {
        addEventListener(
          'copy',
          ({ clipboardData }) =>
            resolve({
              text: clipboardData?.getData('text/plain') ?? '',
              html: clipboardData?.getData('text/html') ?? '',
            }),
          { once: true },
        );
        document.execCommand('copy');
      }),
  );
}
