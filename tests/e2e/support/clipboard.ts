import type { Page } from '@playwright/test';

export interface Copied {
  readonly text: string;
  readonly html: string;
}

/**
 * What the next button puts on the clipboard. It is taken on its way: the clipboard itself is one for all
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

/** What a copy of the selection puts on the clipboard, as the key does. */
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
