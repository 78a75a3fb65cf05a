import { readWhole } from './body-reader';
import { COMPLETIONS_PATH } from './completions-path';
import { endpoint } from './endpoint';
import { isErrorBody } from './error-body';
import { KimiError, type KimiErrorKind } from './errors';
import { parseJson } from './json';
import { send, sourceOf } from './request';
import { isOurService, serverError } from './server-error';

/** After these the API may be at another address of the same host. */
const MAY_BE_ELSEWHERE: ReadonlySet<KimiErrorKind> = new Set(['wrong-address', 'web-page']);

/** The paths at which gateways and services have their API, the most usual first. */
const PATHS = [
  'v1',
  'api/v1',
  'openai/v1',
  'kimi',
  'api',
  'compatible-mode/v1',
  'api/v3',
  'api/paas/v4',
] as const;

const LONGEST_MS = 8000;

interface Wanted {
  readonly baseUrl: string;
  readonly token: string;
  readonly signal: AbortSignal;
}

/**
 * Looks for the API at other addresses of the same origin, once it was not where it was asked. Each is sent an empty
 * request: the one that finds fault with it, in JSON, is an API. Null if none does, or for AceData Cloud, whose
 * address is known. Throws only the signal's reason.
 */
export async function findBaseUrl(kind: KimiErrorKind, wanted: Wanted): Promise<string | null> {
  const { baseUrl, signal } = wanted;
  if (!MAY_BE_ELSEWHERE.has(kind) || !URL.canParse(baseUrl) || isOurService(baseUrl)) return null;
  const places = [baseUrl, ...candidates(baseUrl)];
  const limit = AbortSignal.any([signal, AbortSignal.timeout(LONGEST_MS)]);
  const answers = await Promise.all(places.map((place) => hasApi(place, { ...wanted, signal: limit })));
  signal.throwIfAborted();
  // An API that is there after all has its trouble elsewhere: with a model, or a proxy that speaks for it at times.
  return answers[0] ? null : (places.find((_, i) => answers[i]) ?? null);
}

/** Below the address first, then at the usual places of its host; its query stays. */
function candidates(baseUrl: string): readonly string[] {
  const { origin, search } = new URL(baseUrl);
  const below = endpoint(baseUrl, 'v1');
  const others = [...PATHS.map((path) => `${origin}/${path}${search}`), `${origin}${search}`];
  return [...new Set([below, ...others])].filter(
    (place) => place.replace(/\/+$/, '') !== baseUrl.replace(/\/+$/, ''),
  );
}

async function hasApi(baseUrl: string, { token, signal }: Wanted): Promise<boolean> {
  try {
    const response = await send(endpoint(baseUrl, COMPLETIONS_PATH), {
      token,
      signal,
      body: {},
      accept: 'application/json',
      failure: serverError,
    });
    const text = await readWhole(response, signal);
    const value = parseJson(text);
    if (!isErrorBody(value)) return false;
    return isApis(serverError(value, sourceOf(response, token), text));
  } catch (error) {
    return error instanceof KimiError && isApis(error);
  }
}

/** True for the refusal of a request by an API, and not of its address by whatever else is there. */
function isApis({ kind, status = 0, raw = '' }: KimiError): boolean {
  if (status < 200 || MAY_BE_ELSEWHERE.has(kind)) return false;
  return status < 500 && isErrorBody(parseJson(raw)) && ![404, 405].includes(status);
}
