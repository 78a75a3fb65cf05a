import { COMPLETIONS_PATH } from '@/utils/kimi/completions-path';

/**
 * Loopback may be plain http: nothing leaves the machine. Not `[::1]`, which no Content Security Policy can name
 * (https://github.com/w3c/webappsec-csp/issues/440); `localhost` leads there too.
 */
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1']);

/**
 * Reads the base URL from `text`: without white space, trailing slashes or the path for completions that
 * guides show with it. Null unless it is https, or http on this machine.
 */
export function readBaseUrl(text: string): string | null {
  const url = URL.parse(text.trim());
  if (!url || (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.has(url.hostname))))
    return null;
  // A name and password in the address would be stored and sent with it.
  if (url.username !== '' || url.password !== '') return null;
  const path = url.pathname.replace(/\/+$/, '');
  const base = path.endsWith(`/${COMPLETIONS_PATH}`) ? path.slice(0, -COMPLETIONS_PATH.length) : path;
  return url.origin + base.replace(/\/+$/, '');
}
