import { isHtml, readErrorBody } from './error-body';
import { errorKind } from './error-kind';
import { KimiError } from './errors';
import { firstText } from './json';
import { redact } from './redact';
import { readRetryAfter, readShouldRetry, retryAfterOf } from './retry-after';

/** The server's sentence is shown as it is: long enough for any sentence, too short for a stack trace. */
const MESSAGE_LENGTH = 500;

/** Enough to see what was answered; records of it are stored. */
const EXCERPT_BYTES = 4096;

/** Where an error that the body does not tell apart can be traced by, most specific first. */
const TRACE_HEADERS = ['x-trace-id', 'msh-request-id', 'x-msh-trace-id', 'x-request-id'] as const;

/** What is known about an answer beside its body. */
export interface Source {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  /** Some servers repeat a wrong token in their sentence; it is taken out. */
  readonly token: string;
}

/**
 * Turns what a server said went wrong (parsed JSON, or the body's text) into an error; `raw` is the
 * same as it was sent. Never throws.
 */
export function serverError(body: unknown, source: Source, raw: string): KimiError {
  const { codes, message, traceId, ...read } = readErrorBody(body);
  const isPage = typeof body === 'string' && isHtml(body);
  // A status inside a body counts only where HTTP had no complaint: a stream that began, an error sent as 200.
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

/** What is neither an answer nor an error: `raw` is the beginning of it. */
export function malformed(raw: string, source: Source): KimiError {
  const { status, token } = source;
  return new KimiError('malformed', plainText(raw, token), { status, raw: excerpt(raw, source) });
}

/** The beginning of what was sent, as it was sent but for the token: at most 4 KB of UTF-8, whole characters. */
export function excerpt(raw: string, { token }: Pick<Source, 'token'>): string {
  // No more is looked at than what may be kept, the token and what is longer than its mark.
  const safe = redact(raw.slice(0, EXCERPT_BYTES * 2 + token.length), token);
  return safe.slice(0, new TextEncoder().encodeInto(safe, new Uint8Array(EXCERPT_BYTES)).read);
}

/** A sentence of the server's in one line, without control characters, markup or the token, and bounded. */
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
