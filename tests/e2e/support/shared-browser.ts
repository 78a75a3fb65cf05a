import { isDeepStrictEqual } from 'node:util';
import type { SidenoteOptions } from './sidenote-options.ts';
import { launchSidenote, type Sidenote } from './sidenote.ts';

/** One browser for one test after the other: to start one costs more than most tests do. */
export interface SharedBrowser {
  /** Returns a browser as good as new: the one that was given back, if it was started in the same way. */
  take(options?: SidenoteOptions): Promise<Sidenote>;
  /** Gives the browser back after a test. A failed test does not give it back: the next test gets another. */
  giveBack(sidenote: Sidenote): Promise<void>;
  close(): Promise<void>;
}

/** Cleans the browser for the next test. False if it can't be cleaned, and must not be used again. */
function isCleaned(sidenote: Sidenote): Promise<boolean> {
  return sidenote.clean().then(
    () => true,
    () => false,
  );
}

export function createSharedBrowser(): SharedBrowser {
  let current: { readonly sidenote: Sidenote; readonly options: SidenoteOptions } | null = null;
  let isFree = false;

  async function close(): Promise<void> {
    const ending = current;
    current = null;
    await ending?.sidenote.close();
  }

  return {
    async take(options = {}) {
      if (!current || !isFree || !isDeepStrictEqual(current.options, options)) {
        await close();
        current = { sidenote: await launchSidenote(options), options };
      }
      isFree = false;
      return current.sidenote;
    },

    async giveBack(sidenote) {
      isFree = !sidenote.isWorn && (await isCleaned(sidenote));
    },

    close,
  };
}
