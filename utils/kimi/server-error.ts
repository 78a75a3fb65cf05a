import { isHtml, readErrorBody } from './error-body';
import { errorKind, type ErrorEvidence } from './error-kind';
import { KimiError } from './errors';
import { firstText } from './json';
import { redact } from './redact';
import { readRetryAfter, readShouldRetry, retryAfterOf } from './retry-after';

/** The length up to which the server's sentence is shown: long enough for any sentence, too short for a stack trace. */
const MESSAGE_LENGTH = 500;

/** The length of anything else that is shown of an error: longer than any code, id or status line that means something. */
const WORD_LENGTH = 200;

/** The excerpt of an answer, short because records of it are stored. */
const EXCERPT_BYTES = 4096;

/** The headers that identify an error whose body does not, most specific first. */
const TRACE_HEADERS = ['x-trace-id', 'msh-request-id', 'x-msh-trace-id', 'x-request-id'] as const;

/** AceData Cloud, whose addresses are known: a page there is not the service's. */
const OUR_HOST = 'api.acedata.cloud';

/**
 * This machine and the networks that no address outside leads to (RFC 1918, 4193, 6598, 6762, 8375), and names without
 * a dot.
 */
const LOCAL =
  /^(?:[^.:]+|.+\.(?:local|localhost|lan|internal|home\.arpa)|\[::1\]|\[f(?:[cd]..|e80):.*\]|127(?:\.\d+){3}|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])(?:\.\d+){2})$/;

/** The facts about an answer beside its body. */
export interface Source {
  /** The address that answered. */
  readonly url: string;
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  /** Taken out of messages, since some servers repeat a wrong token in their sentence. */
  readonly token: string;
}

/**
 * Turns a server's account of what went wrong (parsed JSON, or the body's text) into an error; `raw` is the text as
 * sent. Never throws.
 */
export function serverError(body: unknown, source: Source, raw: string): KimiError {
  const { message, traceId, ...read } = readErrorBody(body);
  const codes = read.codes.map((code) => word(code, source));
  const isPage = typeof body === 'string' && isHtml(body);
  // A status inside a body counts only where HTTP reports success: a stream that began, an error sent as 200.
  const status = source.status < 400 ? (read.status ?? source.status) : source.status;
  const said = plainText(message ?? '', source.token);
  const code = codes.find((text) => !/^\d+$/.test(text)) ?? codes[0];
  const trace = traceId ?? firstText(...TRACE_HEADERS.map((name) => source.headers.get(name)));
  const from = originOf(source.url);
  const { kind, isGuess } = errorKind({ status, codes, message: said, isHtml: isPage, from });
  const inWords = kind === 'rate-limited' ? retryAfterOf(said) : undefined;
  const retryAfter = readRetryAfter(source.headers, Date.now()) ?? inWords;
  const shouldRetry = readShouldRetry(source.headers);
  return new KimiError(kind, said || statusLine(status, source), {
    status,
    // Without a sentence there is nothing to set beside ours.
    isGuess: isGuess && said !== '',
    ...(code !== undefined && { code }),
    ...(trace !== undefined && { traceId: word(trace, source) }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(shouldRetry !== undefined && { shouldRetry }),
    ...(raw !== '' && { raw: excerpt(raw, source) }),
  });
}

/** The error for a body that is neither an answer nor an error: `raw` is its beginning. */
export function malformed(raw: string, source: Source): KimiError {
  const { status, token } = source;
  return new KimiError('malformed', plainText(raw, token), { status, raw: excerpt(raw, source) });
}

/** The beginning of what was sent, without the token: at most 4 KB of UTF-8, in whole characters. */
export function excerpt(raw: string, { token }: Pick<Source, 'token'>): string {
  // All of it is looked at first: cut before, it could end in half a token.
  const safe = redact(raw, token);
  return safe.slice(0, new TextEncoder().encodeInto(safe, new Uint8Array(EXCERPT_BYTES)).read);
}

/** The server's sentence in one line, without control characters, markup or the token, and not too long. */
function plainText(text: string, token: string): string {
  const line = redact(text, token)
    .slice(0, MESSAGE_LENGTH * 4)
    .replace(/<\/?[a-z!][^>]*>/gi, ' ')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length > MESSAGE_LENGTH ? `${characters.slice(0, MESSAGE_LENGTH).join('')}…` : line;
}

function statusLine(status: number, source: Source): string {
  const line = `HTTP ${status}`;
  return status === source.status ? `${line} ${word(source.statusText, source)}`.trim() : line;
}

/** A code, an id or the like: bounded, and without the token. */
function word(text: string, { token }: Source): string {
  const safe = redact(text, token);
  return safe.length > WORD_LENGTH ? `${safe.slice(0, WORD_LENGTH)}…` : safe;
}

/** True for an address of AceData Cloud. */
export function isOurService(url: string): boolean {
  return URL.parse(url)?.hostname === OUR_HOST;
}

function originOf(url: string): ErrorEvidence['from'] {
  if (isOurService(url)) return 'our-service';
  return LOCAL.test(URL.parse(url)?.hostname ?? '') ? 'local' : 'elsewhere';
}
