const PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** The address as the browser would open it, or null for anything but http, https and mailto. */
export function safeHref(address: string): string | null {
  const url = URL.parse(address);
  return url && PROTOCOLS.has(url.protocol) ? url.href : null;
}
