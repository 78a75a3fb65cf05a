/** The reason why a request failed. What tells it is in `error-evidence.ts`, and as a table in docs/ERRORS.md. */
export type KimiErrorKind =
  | 'no-token' // 400 no_token
  | 'unauthorized' // 401 invalid_token, token_expired, …
  | 'token-mismatched' // 400 or 401 token_mismatched: the token belongs to another service
  | 'used-up' // 403 used_up, 429 exceeded_current_quota_error: the balance is spent
  | 'forbidden' // 403 disabled, forbidden, permission_denied_error
  | 'content-filter' // 400 content_filter: refused for its content
  | 'origin-refused' // the server takes no requests from a browser extension
  | 'wrong-address' // 400 api_not_implemented, 404 no_api, any other 404
  | 'web-page' // a web page at an address of one's own, where the API should be
  | 'moved' // the address redirects; the request was not sent on
  | 'unknown-model' // 404 resource_not_found_error, or a message that says so
  | 'too-long' // 413, or 400 with a message about the token limit
  | 'too-long-for-account' // more at once than the account may send in a minute or a day
  | 'rate-limited' // 429 too_many_requests, rate_limit_reached_error
  | 'bad-request' // every other 4xx
  | 'server' // 500 api_error, 502, 503, overloaded
  | 'timeout' // 504, or no `status`: our own limit passed, see Timeouts
  | 'gateway' // HTML where JSON or an event stream should be: a proxy, a captive portal
  | 'network' // no connection: DNS, refused, offline, TLS
  | 'truncated' // the stream ended with neither [DONE] nor a finish reason
  | 'answer-too-long' // the server sends more than is taken of an answer, see bounds.ts
  | 'malformed'; // an answer that is none of the above

/** An address that leads to another one. */
export interface Redirect {
  /** The two hosts; null where the browser hides the other. */
  readonly from: string;
  readonly to: string | null;
  /** The base URL to use in its place, if it is of the same host. */
  readonly address?: string;
}

export interface KimiErrorDetails {
  readonly status?: number;
  /** The server's own code, as sent. */
  readonly code?: string;
  /** The id that AceData's support asks for. */
  readonly traceId?: string;
  /** Milliseconds, from `Retry-After`. */
  readonly retryAfter?: number;
  /** The server's own word on repeating the request, from `x-should-retry`. */
  readonly shouldRetry?: boolean;
  /** The beginning of what the server sent: at most 4 KB, with the token taken out. */
  readonly raw?: string;
  /** True where the kind was told by the server's sentence or status alone. */
  readonly isGuess?: boolean;
  /** For `moved`. */
  readonly redirect?: Redirect;
  readonly cause?: unknown;
}

/** The error that `utils/kimi` throws; besides it, only the signal's own reason when aborted. */
export class KimiError extends Error {
  override readonly name = 'KimiError';
  readonly kind: KimiErrorKind;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly traceId: string | undefined;
  readonly retryAfter: number | undefined;
  readonly shouldRetry: boolean | undefined;
  readonly raw: string | undefined;
  readonly isGuess: boolean;
  readonly redirect: Redirect | undefined;

  /** `message` is the server's own sentence, as text; the words for the user are chosen by `kind`. */
  constructor(kind: KimiErrorKind, message: string, details: KimiErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.kind = kind;
    this.status = details.status;
    this.code = details.code;
    this.traceId = details.traceId;
    this.retryAfter = details.retryAfter;
    this.shouldRetry = details.shouldRetry;
    this.raw = details.raw;
    this.isGuess = details.isGuess ?? false;
    this.redirect = details.redirect;
  }
}
