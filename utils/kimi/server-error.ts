import { isHtml, readErrorBody } from './error-body';
import { errorKind } from './error-kind';
import { KimiError } from './errors';
import { firstText } from './json';
import { readRetryAfter } from './retry-after';

/** The server's sentence is shown as it is: long enough for any sentence, too short for a stack trace. */
const MESSAGE_LENGTH = 500;

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

/** Turns what a server said went wrong (parsed JSON, or the body's text) into an error. Never throws. */
export function serverError(body: unknown, source: Source): KimiError {
  const { codes, message, traceId, ...read } = readErrorBody(body);
  const isPage = typeof body === 'string' && isHtml(body);
  // A status inside a body counts only where HTTP had no complaint: a stream that began, an error sent as 200.
  const status = source.status < 400 ? (read.status ?? source.status) : source.status;
  const sentence = plainText(message ?? '', source.token) || statusLine(status, source);
  const code = codes.find((text) => !/^\d+$/.test(text)) ?? codes[0];
  const trace = traceId ?? firstText(...TRACE_HEADERS.map((name) => source.headers.get(name)));
  const retryAfter = readRetryAfter(source.headers, Date.now());
  return new KimiError(errorKind({ status, codes, message: sentence, isHtml: isPage }), sentence, {
    status,
    ...(code !== undefined && { code }),
    ...(trace !== undefined && { traceId: trace }),
    ...(retryAfter !== undefined && { retryAfter }),
  });
}

/** A sentence of the server's in one line, without control characters, markup or the token, and bounded. */
export function plainText(text: string, token: string): string {
  const line = text
    .slice(0, MESSAGE_LENGTH * 4)
    .replace(/<\/?[a-z!][^>]*>/gi, ' ')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  const safe = token === '' ? line : line.replaceAll(token, `…${token.slice(-4)}`);
  const characters = Array.from(safe);
  return characters.length > MESSAGE_LENGTH ? `${characters.slice(0, MESSAGE_LENGTH).join('')}…` : safe;
}

function statusLine(status: number, source: Source): string {
  return status === source.status ? `HTTP ${status} ${source.statusText}`.trim() : `HTTP ${status}`;
}
