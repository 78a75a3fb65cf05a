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

/** The match pattern of an address's host; patterns know no ports. */
function originPattern(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}
