import type { KimiErrorKind } from '../kimi/errors';

/**
 * The reason why something did not work, as plain data: an `Error` does not survive the way between contexts.
 * The panel chooses the words for the user by `kind`; `message` is what the server said.
 */
export interface Failure {
  readonly kind: FailureKind;
  readonly message: string;
  readonly traceId?: string;
  /** Milliseconds. */
  readonly retryAfter?: number;
  /** For an unknown model, or one that sees no pictures: another one that the account has. */
  readonly suggestion?: string;
  /** For a wrong address: a base URL of the same host at which the API answers. */
  readonly address?: string;
  /** For an address that redirects: its host, and the one that it leads to; null where the browser hides it. */
  readonly redirect?: { readonly from: string; readonly to: string | null };
  /** The kind was told by the server's sentence or status alone, so the sentence stands beside ours. */
  readonly isGuess?: boolean;
  readonly status?: number;
  /** For a page that is too long to be sent: the cost of reading it section by section. */
  readonly digest?: {
    readonly sections: number;
    readonly requests: number;
    readonly tokens: number;
    /** The tokens that are written, for a translation, where they cost as much again. */
    readonly written?: number;
    /** The language of the page that is translated, BCP 47; absent where it does not say. */
    readonly language?: string;
  };
  /** The server's own code. */
  readonly code?: string;
  /** The beginning of the server's answer, as it was sent, for "Details". Never the token. */
  readonly raw?: string;
}

export type FailureKind =
  | KimiErrorKind
  | 'interrupted' // the background died while the answer was open
  | 'busy' // this conversation is being answered already
  | 'gone' // the conversation or turn is no longer there
  | 'storage' // the browser's storage refused: blocked or damaged
  | 'locked' // the passphrase was not entered
  | 'storage-full' // there is no room left to store it
  | 'damaged' // the turn could not be read back whole; its record was set aside
  | 'conversation-changed' // another conversation came into view while the question was asked
  | 'no-pictures' // the model sees no pictures; nothing was sent, or the service refused them
  | 'picture-lost' // a picture of the question is no longer stored
  | 'no-picture' // the browser allows no picture of the page
  | 'picture-damaged' // a file is no picture that the browser can show
  | 'temporary-lost' // the background that had a temporary conversation in its memory has ended
  | 'file-unknown' // a file of a kind that is not read
  | 'file-large' // a file that is too large to be read
  | 'file-empty' // a file without text
  | 'file-failed' // a file that could not be read, as when it was moved meanwhile
  | 'page-lost' // the text of the page that the conversation was sent is no longer stored
  | 'page-changed' // the tab shows another page than the one the panel meant
  | 'site-listed' // the user wants this site never to be read
  | 'tab-closed' // a tab that was to go with a question is no longer open
  | 'tab-unloaded' // the browser has not loaded that tab yet
  | 'tab-unread' // a tab of the question could not be read: nothing was sent
  | 'page-unreadable' // the tab may not be read, see PageView
  | 'page-long' // too long to be sent; reading it section by section is offered
  | 'page-pdf' // a PDF that can't be fetched from the browser's viewer
  | 'page-scanned' // a PDF whose pages are pictures of text
  | 'page-unmapped' // a PDF that does not tell the letters of its text
  | 'page-encrypted' // a PDF that is locked by a password
  | 'page-damaged' // a PDF that can't be parsed
  | 'page-empty' // the page has hardly any text
  | 'offline' // the browser says that there is no network
  | 'over-limit' // the user's own daily limit of tokens is reached; nothing was sent
  | 'no-host-permission' // the browser was not granted access to the base URL's host
  | 'unknown';
