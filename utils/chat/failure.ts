import type { KimiErrorKind } from '../kimi/errors';

/**
 * Why something did not work, as plain data: an `Error` does not survive the way between contexts.
 * The words for the user are chosen in the panel, by `kind`; `message` is what the server said.
 */
export interface Failure {
  readonly kind: FailureKind;
  readonly message: string;
  readonly traceId?: string;
  /** Milliseconds. */
  readonly retryAfter?: number;
}

export type FailureKind =
  | KimiErrorKind
  | 'interrupted' // the background died while the answer was open
  | 'busy' // this conversation is being answered already
  | 'gone' // the conversation or turn is no longer there
  | 'storage' // the browser's storage refused: full, blocked or damaged
  | 'page-changed' // the tab shows another page than the panel meant
  | 'page-unreadable' // the tab may not be read, see PageView
  | 'page-pdf' // the browser's PDF viewer, whose text no script can read
  | 'page-empty' // the page has hardly any text
  | 'no-host-permission' // the browser was not given the base URL's host
  | 'unknown';
