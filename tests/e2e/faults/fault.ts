import type { Page } from '@playwright/test';
import type { Random } from '../../bench/random.ts';
import type { KimiServer } from '../../kimi-server/kimi-server.ts';
import type { RecordedRequest } from '../../kimi-server/recorded-request.ts';
import type { Sidenote } from '../support/sidenote.ts';
import type { Site } from '../support/site.ts';

/** The progress of the answer when something goes wrong. */
export const PHASES = ['start', 'reasoning', 'answer', 'end'] as const;
export type Phase = (typeof PHASES)[number];

/** One run: a browser with one conversation, whose second answer is open when the fault strikes. */
export interface Scene {
  readonly sidenote: Sidenote;
  readonly kimi: KimiServer & { readonly baseUrl: string };
  readonly site: Site;
  readonly phase: Phase;
  readonly random: Random;
  /** The tab with the conversation's page, and the panel beside it. A fault that closes them opens them again. */
  article: Page;
  panel: Page;
  /** The request that is being answered. */
  request: RecordedRequest;
  /** The page that the fault needs to be done: another panel, or one of the browser's own. */
  helper: Page | null;
  /** Fills the disk, if the fault has prepared that. */
  fillDisk: (() => Promise<void>) | null;
  /** Undoes the fault, as far as it left something to undo. */
  undo: (() => Promise<void>) | null;
}

/** The state of the answer in the panel afterwards. */
export interface Ending {
  /** True if it reached its end: `maybe` where either is right. */
  readonly isWhole: boolean | 'maybe';
  /** The turn's note; null where there is none. An answer that is `maybe` whole has it if it is not. */
  readonly words: RegExp | null;
}

export interface Fault {
  readonly name: string;
  /** True if another test of `npm test` does the same: this one is left to `npm run faults`. */
  readonly hasItsLike?: boolean;
  /** Prepares the fault, before the question is asked. */
  readonly prepare?: (scene: Scene) => Promise<void>;
  /** Makes it happen. */
  readonly strike: (scene: Scene) => Promise<void>;
  /** Brings back the things that only the user can: the browser, the tab, the panel. */
  readonly comeBack?: (scene: Scene) => Promise<void>;
  readonly ending: (phase: Phase) => Ending;
  /** True if nothing can be stored while it lasts: everything must be visible, and on disk once it is undone. */
  readonly isAboutStorage?: boolean;
  /** True if it damages the turn before, which stays in its place, and says so. */
  readonly damagesFirstTurn?: boolean;
  /** The errors that it causes in Sidenote's own console. */
  readonly problems?: RegExp;
}

export const WHOLE: Ending = { isWhole: true, words: null };

export function broken(words: RegExp): Ending {
  return { isWhole: false, words };
}
