import { browser } from '#imports';

/** The version of this build, such as `1.4.0`. */
export const version = (): string => browser.runtime.getManifest().version;

/** The newest entries of the changelog, in English; see `scripts/whats-new.ts`. */
export function whatsNew(): readonly string[] {
  const entries: unknown = import.meta.env['WHATS_NEW'];
  return Array.isArray(entries) ? entries.filter((entry) => typeof entry === 'string') : [];
}
