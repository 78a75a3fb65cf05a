import { COMPLETIONS_PATH } from './completions-path';
import { baseUrlOf } from './endpoint';
import { KimiError } from './errors';

/** The time in which a bare request must be answered, in milliseconds; after it, the target stays unknown. */
const PROBE_MS = 10_000;

/** A bare request says nothing of the user. */
const BARE: RequestInit = {
  credentials: 'omit',
  cache: 'no-store',
  referrerPolicy: 'no-referrer',
};

/** A request that may not leave its origin. */
export interface HeldRequest {
  readonly method: 'GET' | 'POST';
  readonly signal: AbortSignal;
  /** Sends the request itself, without following redirects. */
  readonly sendTo: (url: string) => Promise<Response>;
  /** Takes the token out of what a server says. */
  readonly hide: (text: string) => string;
}

/**
 * Sends a request, token, page and all, and never to another origin than that of `url`. A redirect on the same
 * origin is gone along with where it keeps the method (307, 308). Any other ends as a KimiError `moved`.
 *
 * The browser hides a redirect that it does not follow: neither its status nor where it leads is told. So the same
 * address is asked again by requests that carry nothing, no body, no token, no cookie, and these follow. What they
 * find is used to name the other host, and to choose an address of the same origin; the request itself is only ever
 * sent to this origin, and again without following. A server that answers both differently gains nothing by it.
 */
export async function sendWithinOrigin(url: string, request: HeldRequest): Promise<Response> {
  const response = await request.sendTo(url);
  if (!isRedirect(response)) return response;
  void response.body?.cancel().catch(() => undefined);
  const { target, keepsMethod } = await findTarget(url, request);
  if (target !== null && keepsMethod && isSameOrigin(url, target)) {
    const second = await request.sendTo(target);
    if (!isRedirect(second)) return second;
    void second.body?.cancel().catch(() => undefined);
    throw moved(url, (await findTarget(target, request)).target, request);
  }
  throw moved(url, target, request);
}

/** A browser shows a redirect that it did not follow as opaque; Node shows it as it is. */
function isRedirect({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || [301, 302, 303, 307, 308].includes(status);
}

interface Target {
  /** Null where the browser does not tell. */
  readonly target: string | null;
  readonly keepsMethod: boolean;
}

async function findTarget(url: string, { method, signal }: HeldRequest): Promise<Target> {
  const got = await probe(url, 'GET', signal);
  if (method === 'GET') return { target: got?.target ?? null, keepsMethod: true };
  // A GET is safe anywhere: where it leads away, no POST is tried, not even an empty one.
  if (got?.target && !isSameOrigin(url, got.target)) return { target: got.target, keepsMethod: false };
  const posted = await probe(url, 'POST', signal);
  const target = posted?.target ?? got?.target ?? null;
  if (!posted || target === null || !isSameOrigin(url, target)) return { target, keepsMethod: false };
  // 301, 302 and 303 turn a POST into a GET, and 307 and 308 do not. Which it was shows in how the place answers: as it
  // answers a GET, or as it answers a POST. Where it answers both alike, the POST is sent, and stays a POST.
  const [asGet, asPost] = await Promise.all([
    probe(target, 'GET', signal, 'manual'),
    probe(target, 'POST', signal, 'manual'),
  ]);
  const becameGet = posted.status === asGet?.status && posted.status !== asPost?.status;
  return { target, keepsMethod: !becameGet };
}

/** Makes a bare request; null if its answer may not be read. `target` is null where it was not redirected. */
async function probe(
  url: string,
  method: 'GET' | 'POST',
  outer: AbortSignal,
  redirect: 'follow' | 'manual' = 'follow',
): Promise<{ readonly status: number; readonly target: string | null } | null> {
  const signal = AbortSignal.any([outer, AbortSignal.timeout(PROBE_MS)]);
  try {
    const response = await fetch(url, { ...BARE, method, redirect, signal });
    void response.body?.cancel().catch(() => undefined);
    return { status: response.status, target: response.redirected ? response.url : null };
  } catch {
    outer.throwIfAborted();
    return null;
  }
}

function moved(from: string, to: string | null, { hide }: HeldRequest): KimiError {
  const old = new URL(from);
  const place = to === null ? null : URL.parse(to);
  const address = place?.host === old.host ? baseUrlOf(place.href, COMPLETIONS_PATH) : null;
  // An address with the token in it is none to offer.
  const isFit = address !== null && hide(address) === address;
  return new KimiError('moved', '', {
    redirect: { from: old.host, to: place ? hide(place.host) : null, ...(isFit && { address }) },
  });
}

function isSameOrigin(one: string, other: string): boolean {
  return new URL(one).origin === URL.parse(other)?.origin;
}
