/**
 * The rules of an organisation, which its administrators set by `storage.managed`: see docs/MANAGED.md and
 * public/managed-schema.json. A rule that can't be read is named in the settings, and never opens what it may have meant
 * to close.
 */
import { browser } from '#imports';
import { note } from '../diagnostics/log';
import { readHost } from '../text/hosts';

export interface Policy {
  /** The address of the API, without a trailing slash. */
  readonly baseUrl?: string;
  /** The models that may be asked, the first one by default; empty for all. */
  readonly models: readonly string[];
  /** The words by which users are told where they get a token; empty for none. */
  readonly tokenHint: string;
  /** The hosts that alone may be read, with their subdomains; empty for all. */
  readonly allowedSites: readonly string[];
  /** The hosts that are never read. */
  readonly blockedSites: readonly string[];
  readonly featuresOff: readonly Feature[];
  /** Days after its last question at which a conversation is deleted; null for never. */
  readonly retentionDays: number | null;
  /** The names of the rules that could not be read, or not all of them. */
  readonly unreadable: readonly Rule[];
}

/** The rules that all pages of the extension may know. The token is none of them. */
const RULES = [
  'baseUrl',
  'models',
  'tokenHint',
  'allowedSites',
  'blockedSites',
  'featuresOff',
  'retentionDays',
] as const;

type Rule = (typeof RULES)[number];

const FEATURES = ['export', 'lookups', 'selectionButton', 'temporary'] as const;

/** A feature that an organisation may turn off: files of conversations, look-ups, the selection button, temporary conversations. */
type Feature = (typeof FEATURES)[number];

export const NO_POLICY: Policy = {
  models: [],
  tokenHint: '',
  allowedSites: [],
  blockedSites: [],
  featuresOff: [],
  retentionDays: null,
  unreadable: [],
};

/** Stands for an address, a site or a model that could not be read: no request can reach it. */
const NOWHERE = 'unreadable-rule.invalid';

/** The rules that hold now. */
export async function readPolicy(): Promise<Policy> {
  try {
    return policyOf(await browser.storage.managed.get([...RULES]));
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

/** The token that an organisation has set; null where there is none. For the background alone. */
export async function readPolicyToken(): Promise<string | null> {
  try {
    const { token } = await browser.storage.managed.get('token');
    return textOf(token) || null;
  } catch (error) {
    note('settings', 'not-read', error);
    return null;
  }
}

/** Reads rules as an administrator wrote them. */
export function policyOf(written: Readonly<Record<string, unknown>>): Policy {
  const unreadable: Rule[] = [];
  /** The entries of a list, or a single one; those that `read` makes nothing of are left out, and the rule is noted. */
  function listOf<Entry>(rule: Rule, read: (text: string) => Entry | null): readonly Entry[] {
    const entries = [written[rule] ?? []].flat().map((entry) => read(textOf(entry)));
    if (entries.includes(null)) unreadable.push(rule);
    return entries.flatMap((entry) => entry ?? []);
  }
  /** A list that limits to what is in it: an unreadable one allows nothing, and not everything. */
  function limitTo<Entry>(
    rule: Rule,
    read: (text: string) => Entry | null,
    nothing: Entry,
  ): readonly Entry[] {
    const entries = listOf(rule, read);
    return entries.length === 0 && unreadable.includes(rule) ? [nothing] : entries;
  }
  /** A single value; undefined where the rule is not set, and null where it makes no sense. */
  function valueOf<Value>(rule: Rule, read: (value: unknown) => Value | null): Value | null | undefined {
    if (written[rule] === undefined) return undefined;
    const value = read(written[rule]);
    if (value === null) unreadable.push(rule);
    return value;
  }

  const baseUrl = valueOf('baseUrl', addressOf);
  return {
    ...(baseUrl !== undefined && { baseUrl: baseUrl ?? `https://${NOWHERE}` }),
    models: limitTo('models', (text) => text || null, NOWHERE),
    tokenHint: valueOf('tokenHint', (value) => (typeof value === 'string' ? value.trim() : null)) ?? '',
    allowedSites: limitTo('allowedSites', readHost, NOWHERE),
    blockedSites: listOf('blockedSites', readHost),
    featuresOff: listOf('featuresOff', (text) => FEATURES.find((feature) => feature === text) ?? null),
    retentionDays: valueOf('retentionDays', countOf) ?? null,
    unreadable,
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

const countOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;

/** The address that a rule names, as the settings have it. The token goes over HTTP to this computer alone. */
function addressOf(value: unknown): string | null {
  const address = URL.parse(textOf(value));
  if (!address) return null;
  const isLocal = ['localhost', '127.0.0.1'].includes(address.hostname);
  if (address.protocol !== 'https:' && !(address.protocol === 'http:' && isLocal)) return null;
  return (address.origin + address.pathname).replace(/\/+$/, '');
}
