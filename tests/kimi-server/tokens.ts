import type { Refusal } from './refusal.ts';

/**
 * The tokens that the practice server knows. Every other one is refused as `invalid_token`, as the API
 * does. All are longer than four characters, so that showing the last four hides something.
 *
 * | token                   | what becomes of a request                              |
 * | ----------------------- | ------------------------------------------------------ |
 * | `practice`              | it is answered                                         |
 * | `practice-0123456789`   | it is answered too: a secret, where the other is a word |
 * | `practice-mismatched`   | 401 `token_mismatched`: it belongs to another service  |
 * | `practice-expired`      | 401 `token_expired`                                    |
 * | `practice-disabled`     | 403 `disabled`                                         |
 * | `practice-used-up`      | 403 `used_up`: its balance is spent                    |
 * | `practice-rate-limited` | 429 `too_many_requests`, with `Retry-After`            |
 * | `practice-wrong-api`    | 400 `api_not_implemented`: nothing is at this address  |
 * | `practice-broken`       | 500 `api_error`: the model's own server can't be reached |
 */
const REFUSED_TOKENS: ReadonlyMap<string, Refusal> = new Map<string, Refusal>([
  [
    'practice-mismatched',
    { status: 401, code: 'token_mismatched', message: 'The token is not matched with the API.' },
  ],
  ['practice-expired', { status: 401, code: 'token_expired', message: 'The token is expired.' }],
  ['practice-disabled', { status: 403, code: 'disabled', message: 'The token is disabled.' }],
  [
    'practice-used-up',
    {
      status: 403,
      code: 'used_up',
      message: 'Your balance is not sufficient for current request, please buy more.',
    },
  ],
  [
    'practice-rate-limited',
    {
      status: 429,
      code: 'too_many_requests',
      message: 'Too many requests, please try again later.',
      headers: { 'retry-after': '7' },
    },
  ],
  [
    'practice-wrong-api',
    { status: 400, code: 'api_not_implemented', message: 'The API is not implemented.' },
  ],
  ['practice-broken', { status: 500, code: 'api_error', message: 'fetch failed' }],
]);

/** The token that is answered. */
export const PRACTICE_TOKEN = 'practice';

/** Another one that is, and that no answer has by chance: it is taken out of what a server says. */
export const SECRET_TOKEN = 'practice-0123456789';

/** The reason why a request with this `Authorization` header is refused, or null. */
export function refuseToken(authorization: string | undefined): Refusal | null {
  const token = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) {
    return { status: 400, code: 'no_token', message: 'No token is specified in the request.' };
  }
  if (token === PRACTICE_TOKEN || token === SECRET_TOKEN) return null;
  return (
    REFUSED_TOKENS.get(token) ?? { status: 401, code: 'invalid_token', message: 'The token is invalid.' }
  );
}
