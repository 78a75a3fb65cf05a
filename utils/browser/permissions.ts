import { browser } from '#imports';

const ALL_SITES = ['https://*/*', 'http://*/*'];

/** Asks for one origin. The browser shows its prompt only inside a click: await nothing before. */
export function requestOrigin(url: string): Promise<boolean> {
  return browser.permissions.request({ origins: [originPattern(url)] });
}

/** Asks for every site, so that the panel can follow the user from tab to tab. Inside a click, as above. */
export function requestAllSites(): Promise<boolean> {
  return browser.permissions.request({ origins: ALL_SITES });
}

/** True if every site is allowed already. */
export function maySeeAllSites(): Promise<boolean> {
  return browser.permissions.contains({ origins: ALL_SITES });
}

/** True if requests to this address are allowed already. */
export function mayReach(url: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [originPattern(url)] });
}

/** Asks whether notifications may be shown. Inside a click, as above. */
export function requestNotifications(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['notifications'] });
}

/** True if notifications may be shown. */
export function mayNotify(): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['notifications'] });
}

/** A site that may be read without a click, or all of them. */
export interface GrantedSite {
  /** `*` for all sites. */
  readonly host: string;
  /** The match patterns that were granted for it. */
  readonly origins: readonly string[];
}

/**
 * The sites that the user has granted, by name, all sites first. The host of the API is none of them, nor are those
 * that the extension has from the beginning.
 */
export async function grantedSites(apiUrl: string): Promise<readonly GrantedSite[]> {
  const { origins = [] } = await browser.permissions.getAll();
  const own = new Set([apiUrl, ...(browser.runtime.getManifest().host_permissions ?? [])].map(hostIn));
  const byHost = Map.groupBy(origins, hostIn);
  return [...byHost]
    .filter(([host]) => !own.has(host))
    .map(([host, patterns]) => ({ host, origins: patterns }))
    .toSorted((one, other) => one.host.localeCompare(other.host));
}

/** Gives a site back to the browser. It may be read after a click, as usual. */
export async function giveBack({ origins }: GrantedSite): Promise<void> {
  await browser.permissions.remove({ origins: [...origins] });
}

/** Calls `listener` when a site is granted or given back, until the returned function is called. */
export function onGranted(listener: () => void): () => void {
  const events = [browser.permissions.onAdded, browser.permissions.onRemoved];
  for (const event of events) event.addListener(listener);
  return () => {
    for (const event of events) event.removeListener(listener);
  };
}

/** The host of an address or of a match pattern, without a port. */
function hostIn(pattern: string): string {
  return /^[^:]+:\/\/(?:[^/@]*@)?(\[[^\]]*\]|[^/:]*)/u.exec(pattern)?.[1] ?? '';
}

/** The match pattern of an address's host; patterns know no ports. */
function originPattern(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}
