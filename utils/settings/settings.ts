import { storage } from '#imports';
import type { Effort } from '../kimi/model-traits';
import { allBut } from '../text/hosts';
import { defineKeptItem, type KeptItem } from './kept-item';
import { readPolicy, watchPolicy, type Policy } from './policy';

export interface Settings {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** A model's id; null is Automatic, the best one that the account has. */
  readonly model: string | null;
  /** Tokens an answer may take, reasoning included; null leaves it to the server. */
  readonly maxTokens: number | null;
  /** BCP 47, `auto` for the browser's own language, or `page` for the language of the page. */
  readonly language: string;
  /** The language that a selection is translated into: BCP 47, or `auto` for the browser's own language. */
  readonly translateInto: string;
  /** The languages that pages were translated into last, the newest first, at most three. */
  readonly translatedInto: readonly string[];
  /** True to show the original above each paragraph of a translated page. */
  readonly showsOriginals: boolean;
  /** The user's standing instructions, which go with every question; empty for none. */
  readonly instructions: string;
  /** The same for single sites, by host, with its subdomains: see `readHost`. */
  readonly siteInstructions: Readonly<Record<string, string>>;
  readonly theme: Theme;
  readonly copiedCitations: CopiedCitations;
  /** True to think before answering, for models that can do either; null leaves it to the model. */
  readonly thinking: boolean | null;
  /** The effort of thinking, for models that accept one: always the same, as the task needs it, or the model's own. */
  readonly effort: Effort | 'by-task' | null;
  /** Tokens a day, after which nothing is sent; null for no limit. */
  readonly dailyLimit: number | null;
  /** The same for a calendar month. */
  readonly monthlyLimit: number | null;
  /** The most tokens that a request may send, as estimated; null for no limit. */
  readonly questionLimit: number | null;
  /** The currency that prices are entered in, as its ISO 4217 code; null where costs have no sign. */
  readonly currency: string | null;
  /** True to hide e-mail addresses and phone numbers on pages, as keys and card numbers always are. */
  readonly hidesContacts: boolean;
  /** True to read a page again while the panel shows it, and to tell at once that it has changed. */
  readonly watchesChanges: boolean;
  /** True to tell by a notification of an answer that ends while no panel shows it. */
  readonly notifies: boolean;
  /** True to look up more of a page that is sent in part: by the model's wish, or by words that it is asked for. */
  readonly looksUp: boolean;
  /** `needed` sends of a long page what the question needs, though all of it would fit. */
  readonly sends: 'whole' | 'needed';
  /** The hosts that are never read, with their subdomains: see `readHost`. */
  readonly neverRead: readonly string[];
  /** True to show a button beside what is selected on a page. */
  readonly selectionButton: boolean;
  /** The hosts where that button is off, with their subdomains. */
  readonly noButtonOn: readonly string[];
  /** By model id, as the user entered them: Sidenote knows no prices. */
  readonly prices: Readonly<Record<string, Price>>;
}

/** Per million tokens, in whatever currency the user thinks in. */
export interface Price {
  readonly input: number;
  readonly cachedInput: number;
  readonly output: number;
}

/** The citations in a copied answer: `[3]`, or nothing. */
export type CopiedCitations = 'kept' | 'left-out';

export type Theme = 'system' | 'light' | 'dark';

export const DEFAULT_SETTINGS: Settings = {
  baseUrl: 'https://api.acedata.cloud/kimi',
  model: null,
  maxTokens: null,
  language: 'auto',
  translateInto: 'auto',
  translatedInto: [],
  showsOriginals: false,
  instructions: '',
  siteInstructions: {},
  theme: 'system',
  copiedCitations: 'kept',
  thinking: null,
  effort: 'by-task',
  dailyLimit: null,
  monthlyLimit: null,
  questionLimit: null,
  currency: null,
  hidesContacts: false,
  watchesChanges: false,
  notifies: false,
  looksUp: true,
  sends: 'whole',
  neverRead: [],
  selectionButton: false,
  noButtonOn: [],
  prices: {},
};

/** Completes older settings with the defaults of newer ones. */
function withDefaults(old: Partial<Settings>): Settings {
  return { ...DEFAULT_SETTINGS, ...old };
}

/** The default of the first versions, which Moonshot withdrew on 2026-08-31. */
const FIRST_DEFAULT = 'kimi-k2.5';

/**
 * Makes the first default Automatic, and leaves any other model; an effort that was not set fits the task. Settings are stored all together, so a stored default
 * does not tell whether it was chosen. But the field for it saves only what differs from before: it was chosen by those
 * alone who had come back to it from another model, and it is a model that no longer answers everywhere.
 */
function withAutomatic(old: Settings): Settings {
  const { model, effort } = old;
  return { ...old, model: model === FIRST_DEFAULT ? null : model, effort: effort ?? 'by-task' };
}

/** The settings as the user made them, whatever an organisation rules. For what changes them. */
export const ownSettingsItem = defineKeptItem<Settings>('settings', {
  fallback: DEFAULT_SETTINGS,
  version: 12,
  migrations: {
    2: withDefaults,
    3: withDefaults,
    4: withDefaults,
    5: withAutomatic,
    6: withDefaults,
    7: withDefaults,
    8: withDefaults,
    9: withDefaults,
    10: withDefaults,
    11: withDefaults,
    12: withDefaults,
  },
});

/**
 * The settings as they hold: the user's own, under the rules of an organisation. Read anywhere in the extension, written
 * by the background only.
 */
export const settingsItem: KeptItem<Settings> = {
  ...ownSettingsItem,
  async getValue(): Promise<Settings> {
    const [own, policy] = await Promise.all([ownSettingsItem.getValue(), readPolicy()]);
    return governed(own, policy);
  },
  watch(listener) {
    const stops = [ownSettingsItem.watch(listener), watchPolicy(listener)];
    return () => {
      for (const stop of stops) stop();
    };
  },
};

/** The settings under the rules of an organisation. */
export function governed(own: Settings, policy: Policy): Settings {
  const { baseUrl = own.baseUrl, models, featuresOff } = policy;
  const model =
    models.length === 0 || (own.model !== null && models.includes(own.model))
      ? own.model
      : (models[0] ?? null);
  const sites = sitesOf(policy);
  return {
    ...own,
    baseUrl,
    model,
    ...(featuresOff.includes('lookups') && { looksUp: false }),
    ...(featuresOff.includes('selectionButton') && { selectionButton: false }),
    neverRead:
      sites.length === 0
        ? own.neverRead
        : [...own.neverRead.filter((host) => !sites.includes(host)), ...sites],
  };
}

/** The entries that an organisation adds to the hosts that are never read. */
export function sitesOf({
  allowedSites,
  blockedSites,
}: Pick<Policy, 'allowedSites' | 'blockedSites'>): readonly string[] {
  return [...(allowedSites.length > 0 ? allBut(allowedSites) : []), ...blockedSites];
}

/** The changes that the user may make under the rules of an organisation. */
export function allowedChange(change: Partial<Settings>, policy: Policy): Partial<Settings> {
  const { baseUrl, model, looksUp, selectionButton, neverRead, ...others } = change;
  const isOn = (feature: Policy['featuresOff'][number]) => !policy.featuresOff.includes(feature);
  const sites = sitesOf(policy);
  const isOffered =
    policy.models.length === 0 || (typeof model === 'string' && policy.models.includes(model));
  return {
    ...others,
    ...(baseUrl !== undefined && policy.baseUrl === undefined && { baseUrl }),
    ...(model !== undefined && isOffered && { model }),
    ...(looksUp !== undefined && isOn('lookups') && { looksUp }),
    ...(selectionButton !== undefined && isOn('selectionButton') && { selectionButton }),
    ...(neverRead && { neverRead: neverRead.filter((host) => !sites.includes(host)) }),
  };
}

/**
 * The last four characters of the token that an organisation has set, and the address that it is for; null where it has
 * set none. The background keeps it, as long as the browser runs.
 */
export const ruledTailItem = storage.defineItem<{ readonly baseUrl: string; readonly tail: string } | null>(
  'session:ruled-tail',
  { fallback: null },
);

/** The last four characters of the token of each base URL: all of it that a panel ever sees. */
export const tokenTailsItem = defineKeptItem<Readonly<Record<string, string>>>('tokenTails', {
  fallback: {},
  version: 1,
});
