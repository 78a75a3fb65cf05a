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
  // A browser may take a space for a letter of a host, as `%20`: no site has such a name.
  return host === '' || host.includes('%') ? null : host;
}

/**
 * The hosts of the list that cover an address or an origin, also that of a `blob:`; in the list's order. Where `allBut`
 * covers it, that is its own host.
 */
export function hostsCovering(url: string, hosts: readonly string[]): readonly string[] {
  const address = URL.parse(url);
  if (!address) return [];
  const { hostname } = address.protocol === 'blob:' ? (URL.parse(address.origin) ?? address) : address;
  const host = plain(hostname);
  if (host === '') return [];
  const isOf = (listed: string) => host === listed || host.endsWith(`.${listed}`);
  const covering = hosts.filter(isOf);
  const isOutside =
    hosts.includes(ALL) && !hosts.some((listed) => listed.startsWith(BUT) && isOf(listed.slice(1)));
  return isOutside && covering.length === 0 ? [host] : covering;
}

const ALL = '*';
const BUT = '!';

/** The list that covers every host but these and their subdomains. */
export function allBut(hosts: readonly string[]): readonly string[] {
  return [ALL, ...hosts.map((host) => BUT + host)];
}

/** The match patterns of the pages that a list does not cover, for scripts that are registered. */
export function patternsOutside(hosts: readonly string[]): SitePatterns {
  const allowed = hosts.filter((host) => host.startsWith(BUT)).map((host) => host.slice(1));
  const covered = hosts.filter((host) => host !== ALL && !host.startsWith(BUT));
  return {
    matches: hosts.includes(ALL) ? allowed.map(patternOf) : ['*://*/*'],
    excludeMatches: covered.map(patternOf),
  };
}

export interface SitePatterns {
  /** Empty where the list covers every site. */
  readonly matches: readonly string[];
  readonly excludeMatches: readonly string[];
}

/** The pattern of a host and its subdomains. An address of numbers has none. */
function patternOf(host: string): string {
  return /^\[|^[\d.]+$/u.test(host) ? `*://${host}/*` : `*://*.${host}/*`;
}

/** Without the dot that may end a host, and without `www.`, which is no site of its own. */
function plain(hostname: string): string {
  return hostname.replace(/\.+$/u, '').replace(/^www\.(?=.)/u, '');
}
