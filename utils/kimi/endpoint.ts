/** The address of a path below a base URL, which may end in slashes and have a query: that stays at the end. */
export function endpoint(baseUrl: string, path: string): string {
  const [base = '', ...query] = baseUrl.split('?');
  return [`${base.replace(/\/+$/, '')}/${path}`, ...query].join('?');
}

/** The base URL whose endpoint for `path` this is, or null if it is none. */
export function baseUrlOf(address: string, path: string): string | null {
  const [base = '', ...query] = address.split('?');
  const end = `/${path}`;
  return base.endsWith(end) ? [base.slice(0, -end.length), ...query].join('?') : null;
}
