import { browser } from '#imports';
import type { Injected } from './injected';

interface Target {
  readonly tabId: number;
  /** The page itself by default. */
  readonly frameIds?: number[];
}

/** The functions that injected scripts lay ready. */
type Functions = {
  [
    Name in keyof Injected as Injected[Name] extends ((...args: never[]) => unknown) | undefined
      ? Name
      : never
  ]-?: NonNullable<Injected[Name]>;
};

/** Runs a script in a page, also in one that never ends loading. Throws when the tab may not be read. */
export async function inject(target: Target, script: 'page' | 'selection' | 'rest'): Promise<void> {
  const files = [`/content-scripts/${script}.js`] as const;
  await browser.scripting.executeScript({ target, files: [...files], injectImmediately: true });
}

/**
 * Calls a function that an injected script has laid ready, and waits for what it gives; undefined where there
 * is no such function, as in a page that came after. Throws when the tab may not be read.
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
