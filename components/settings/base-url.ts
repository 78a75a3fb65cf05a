import { COMPLETIONS_PATH } from '@/utils/kimi/completions-path';

/**
 * Loopback may be plain http: nothing leaves the machine. Not `[::1]`, which no Content Security Policy can name
 * (https://github.com/w3c/webappsec-csp/issues/440); `localhost` leads there too.
 */
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1']);

/**
 * Reads the base URL from `text`, as it stands there: with its path, a slash at the end and its query. Only white space,
 * a fragment and the path for completions, which guides show with it, are left out. Null unless it is https, or http
 * on this machine.
 */
export function readBaseUrl(text: string): string | null {
  const url = URL.parse(text.trim());
  if (!url || (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.has(url.hostname))))
    return null;
  // A name and password in the address would be stored and sent with it.
  if (url.username !== '' || url.password !== '') return null;
  const [path = '', completions = ''] = pathsOf(url);
  // Every address has a path for the browser, also where none was written.
  const isBare = completions === '' && path === '/' && !/^[^?#]*\/$/.test(text.trim().replace(/[?#].*/s, ''));
  return url.origin + (isBare ? '' : path) + url.search;
}

/** The parts of `text` that a base URL goes without, for the user to see; empty if it is all there. */
export function leftOut(text: string): string {
  const url = URL.parse(text.trim());
  if (!url) return '';
  const [, completions = ''] = pathsOf(url);
  return [completions, url.hash].filter(Boolean).join(' ');
}

/** The path, and the path for completions at its end. */
function pathsOf({ pathname }: URL): readonly [string, string] {
  const end = new RegExp(`/+${COMPLETIONS_PATH}/*$`).exec(pathname);
  return end ? [pathname.slice(0, end.index), end[0]] : [pathname.replace(/\/+$/, '/'), ''];
}
