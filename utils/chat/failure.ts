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
  /** For an unknown model: another one that the account has. */
  readonly suggestion?: string;
  readonly status?: number;
  /** The server's own code. */
  readonly code?: string;
  /** The beginning of what the server answered, as it was sent, for "Details". Never the token. */
  readonly raw?: string;
}

export type FailureKind =
  | KimiErrorKind
  | 'interrupted' // the background died while the answer was open
  | 'busy' // this conversation is being answered already
  | 'gone' // the conversation or turn is no longer there
  | 'storage' // the browser's storage refused: blocked or damaged
  | 'storage-full' // there is no room left for what should be stored
  | 'damaged' // the turn could not be read back whole; its record was set aside
  | 'page-changed' // the tab shows another page than the panel meant
  | 'page-unreadable' // the tab may not be read, see PageView
  | 'page-pdf' // the browser's PDF viewer, whose text no script can read
  | 'page-empty' // the page has hardly any text
  | 'offline' // the browser says that there is no network
  | 'over-limit' // the user's own daily limit of tokens is reached; nothing was sent
  | 'no-host-permission' // the browser was not given the base URL's host
  | 'unknown';
