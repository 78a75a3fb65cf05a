import { browser } from '#imports';
import type { Injected } from './injected';

type Target =
  /** The page itself, or some of its frames. */
  | { readonly tabId: number; readonly frameIds?: number[] }
  /** The page and all frames in it that may be read. */
  | { readonly tabId: number; readonly allFrames: true };

/** The functions that injected scripts provide. */
type Functions = {
  [
    Name in keyof Injected as Injected[Name] extends ((...args: never[]) => unknown) | undefined
      ? Name
      : never
  ]-?: NonNullable<Injected[Name]>;
};

/** Runs a script in a page, even in one that never stops loading. Throws when the tab may not be read. */
export async function inject(
  target: Target,
  script: 'page' | 'selection' | 'rest' | 'passage',
): Promise<void> {
  const files = [`/content-scripts/${script}.js`] as const;
  await browser.scripting.executeScript({ target, files: [...files], injectImmediately: true });
}

/**
 * Calls a function that an injected script provides, and waits for its result; undefined where there is no
 * such function, as in a page that came later. With several frames it is the result of the page itself.
 * Throws when the tab may not be read.
 */
export async function callInjected<Name extends keyof Functions>(
  target: Target,
  name: Name,
  ...args: Parameters<Functions[Name]>
): Promise<Awaited<ReturnType<Functions[Name]>> | undefined> {
  const [frame] = await browser.scripting.executeScript({
    target,
    func: (called: string, given: unknown[]) =>
      (globalThis as { sidenote?: Record<string, (...all: unknown[]) => unknown> }).sidenote?.[called]?.(
        ...given,
      ),
    args: [name, args],
    injectImmediately: true,
  });
  return frame?.result as Awaited<ReturnType<Functions[Name]>> | undefined;
}
