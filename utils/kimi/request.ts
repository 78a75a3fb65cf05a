import { note } from '../diagnostics/log';
import { readWhole } from './body-reader';
import type { Dialect } from './dialect';
import { KimiError } from './errors';
import { parseJson } from './json';
import type { WireObserver } from './observer';
import { redact } from './redact';
import { sendWithinOrigin } from './redirect';
import { excerpt, type Source } from './server-error';

interface KimiRequest {
  readonly token: string;
  readonly signal: AbortSignal;
  /** Sent as JSON, by POST; without it the request is a GET. */
  readonly body?: unknown;
  /** Media types. */
  readonly accept: string;
  /** Turns the words of a refusal into an error. */
  readonly failure: Dialect['failure'];
  /** Called when the headers arrive, whatever they say. */
  readonly onOpen?: () => void;
  readonly observer?: WireObserver | undefined;
}

/**
 * Sends a request with the token and returns the response if the server took it. Throws a KimiError when the server
 * refused, redirects or could not be reached, and the signal's reason once aborted.
 */
export async function send(url: string, request: KimiRequest): Promise<Response> {
  const { token, signal, body, observer } = request;
  signal.throwIfAborted();
  if (!/^https?:/i.test(url) || !URL.canParse(url)) throw new KimiError('wrong-address', url);
  const sent = headers(request);
  if (body !== undefined) observer?.sent(body);
  const method = body === undefined ? 'GET' : 'POST';
  const init: RequestInit & { signal: AbortSignal } = {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    headers: sent,
    signal,
    // Only the token identifies the user: no cookies.
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    redirect: 'manual',
  };
  const response = await sendWithinOrigin(url, {
    method,
    signal,
    sendTo: (place) => open(place, init),
    hide: (text) => redact(text, token),
  });
  request.onOpen?.();
  observer?.opened(response.status);
  if (response.ok) return response;
  const text = await readWhole(response, signal);
  const source = sourceOf(response, token);
  if (text !== '') observer?.received(excerpt(text, source));
  throw request.failure(parseJson(text) ?? text, source, text);
}

export function sourceOf(response: Response, token: string): Source {
  const { url, status, statusText, headers: received } = response;
  return { url, status, statusText, headers: received, token };
}

async function open(url: string, init: RequestInit & { signal: AbortSignal }): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    init.signal.throwIfAborted();
    throw new KimiError('network', cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function headers({ token, body, accept }: KimiRequest): Headers {
  const sent = new Headers({ accept });
  if (body !== undefined) sent.set('content-type', 'application/json');
  // A self-hosted server may need no token; the others say so.
  if (token === '') return sent;
  try {
    sent.set('authorization', `Bearer ${token}`);
  } catch (error) {
    // A token that no header can carry is invalid. The error has no cause, which would repeat the token.
    note('answer', 'failed', error);
    throw new KimiError('unauthorized', 'The token has characters that a token cannot have.');
  }
  return sent;
}
