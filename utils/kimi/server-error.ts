import { isHtml, readErrorBody } from './error-body';
import { errorKind } from './error-kind';
import { KimiError } from './errors';
import { firstText } from './json';
import { redact } from './redact';
import { readRetryAfter, readShouldRetry, retryAfterOf } from './retry-after';

/** The length up to which the server's sentence is shown: long enough for any sentence, too short for a stack trace. */
const MESSAGE_LENGTH = 500;

/** The excerpt of an answer, short because records of it are stored. */
const EXCERPT_BYTES = 4096;

/** The headers that identify an error whose body does not, most specific first. */
const TRACE_HEADERS = ['x-trace-id', 'msh-request-id', 'x-msh-trace-id', 'x-request-id'] as const;

/** The facts about an answer beside its body. */
export interface Source {
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
  const { codes, message, traceId, ...read } = readErrorBody(body);
  const isPage = typeof body === 'string' && isHtml(body);
  // A status inside a body counts only where HTTP reports success: a stream that began, an error sent as 200.
  const status = source.status < 400 ? (read.status ?? source.status) : source.status;
  const sentence = plainText(message ?? '', source.token) || statusLine(status, source);
  const code = codes.find((text) => !/^\d+$/.test(text)) ?? codes[0];
  const trace = traceId ?? firstText(...TRACE_HEADERS.map((name) => source.headers.get(name)));
  const kind = errorKind({ status, codes, message: sentence, isHtml: isPage });
  const inWords = kind === 'rate-limited' ? retryAfterOf(sentence) : undefined;
  const retryAfter = readRetryAfter(source.headers, Date.now()) ?? inWords;
  const shouldRetry = readShouldRetry(source.headers);
  return new KimiError(kind, sentence, {
    status,
    ...(code !== undefined && { code }),
    ...(trace !== undefined && { traceId: trace }),
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
  // Looks at no more than may be kept, plus the token and its mark.
  const safe = redact(raw.slice(0, EXCERPT_BYTES * 2 + token.length), token);
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
  return status === source.status ? `HTTP ${status} ${source.statusText}`.trim() : `HTTP ${status}`;
}
