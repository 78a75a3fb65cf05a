/**
 * The rules of an organisation, which its administrators set by `storage.managed`: see docs/MANAGED.md and
 * public/managed-schema.json. What makes no sense is passed over, and noted.
 */
import { browser } from '#imports';
import { note } from '../diagnostics/log';
import { readHost } from '../text/hosts';

export interface Policy {
  /** The address of the API, without a trailing slash. */
  readonly baseUrl?: string;
  /** The models that may be asked, the first one by default; empty for all. */
  readonly models: readonly string[];
  readonly token?: string;
  /** The words by which users are told where they get a token; empty for none. */
  readonly tokenHint: string;
  /** The hosts that alone may be read, with their subdomains; empty for all. */
  readonly allowedSites: readonly string[];
  /** The hosts that are never read. */
  readonly blockedSites: readonly string[];
  readonly featuresOff: readonly Feature[];
  /** Days after its last question at which a conversation is deleted; null for never. */
  readonly retentionDays: number | null;
}

const FEATURES = ['export', 'lookups', 'temporary'] as const;

/** A feature that an organisation may turn off: files of conversations, look-ups, temporary conversations. */
type Feature = (typeof FEATURES)[number];

export const NO_POLICY: Policy = {
  models: [],
  tokenHint: '',
  allowedSites: [],
  blockedSites: [],
  featuresOff: [],
  retentionDays: null,
};

/** The rules that hold now. */
export async function readPolicy(): Promise<Policy> {
  try {
    return policyOf(await browser.storage.managed.get(null));
  } catch (error) {
    // Firefox has none of it where nothing is managed.
    note('settings', 'not-read', error);
    return NO_POLICY;
  }
}

/** Calls `listener` whenever the rules have changed, until the returned function is called. */
export function watchPolicy(listener: () => void): () => void {
  const listen = (_: unknown, area: string) => {
    if (area === 'managed') listener();
  };
  browser.storage.onChanged.addListener(listen);
  return () => browser.storage.onChanged.removeListener(listen);
}

/** Reads rules as an administrator wrote them. */
export function policyOf(written: Readonly<Record<string, unknown>>): Policy {
  const { retentionDays: days } = written;
  const baseUrl = addressOf(written['baseUrl']);
  const token = textOf(written['token']);
  return {
    ...(baseUrl !== null && { baseUrl }),
    models: textsOf(written['models']),
    ...(token !== '' && { token }),
    tokenHint: textOf(written['tokenHint']),
    allowedSites: hostsOf(written['allowedSites']),
    blockedSites: hostsOf(written['blockedSites']),
    featuresOff: FEATURES.filter((feature) => textsOf(written['featuresOff']).includes(feature)),
    retentionDays: typeof days === 'number' && Number.isSafeInteger(days) && days > 0 ? days : null,
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(textOf).filter((text) => text !== '') : [];

const hostsOf = (value: unknown): readonly string[] =>
  textsOf(value).flatMap((entry) => readHost(entry) ?? []);

/** The address that a rule names, as the settings have it. The token goes over HTTP to this computer alone. */
function addressOf(value: unknown): string | null {
  const address = URL.parse(textOf(value));
  if (!address) return null;
  const isLocal = ['localhost', '127.0.0.1'].includes(address.hostname);
  if (address.protocol !== 'https:' && !(address.protocol === 'http:' && isLocal)) return null;
  return (address.origin + address.pathname).replace(/\/+$/, '');
}
