import type { Failure } from '../chat/failure';

/** The tab that a command is about, by the browser's id. */
export interface InTab {
  readonly tabId: number;
}

/** The answer in the place of a result. */
export interface Failed {
  readonly failure: Failure;
}
