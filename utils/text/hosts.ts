/** Hosts of sites, as the user lists them: each stands for its subdomains too. */

/**
 * Reads a host out of what the user typed or pasted: a host, an address, or a pattern such as `*.example.com`.
 * In ASCII and lower case, without `www.` and port; null where there is no host in it.
 */
export function readHost(entry: string): string | null {
  const text = entry.trim().replace(/^\*\./u, '');
  if (text === '') return null;
  const address = URL.parse(/^[a-z][a-z\d+.-]*:\/\//iu.test(text) ? text : `https://${text}`);
  const host = address && /^https?:$/u.test(address.protocol) ? plain(address.hostname) : '';
  return host === '' ? null : host;
}

/** The hosts of the list that cover an address or an origin, also that of a `blob:`; in the list's order. */
export function hostsCovering(url: string, hosts: readonly string[]): readonly string[] {
  const address = URL.parse(url);
  if (!address) return [];
  const { hostname } = address.protocol === 'blob:' ? (URL.parse(address.origin) ?? address) : address;
  const host = plain(hostname);
  return host === '' ? [] : hosts.filter((listed) => host === listed || host.endsWith(`.${listed}`));
}

/** Without the dot that may end a host, and without `www.`, which is no site of its own. */
function plain(hostname: string): string {
  return hostname.replace(/\.+$/u, '').replace(/^www\.(?=.)/u, '');
}
