import { storage } from '#imports';
import type { Effort } from '../kimi/model-traits';

export interface Settings {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly model: string;
  /** Tokens an answer may take, reasoning included; null leaves it to the server. */
  readonly maxTokens: number | null;
  /** BCP 47, `auto` for the browser's own language, or `page` for the language of the page. */
  readonly language: string;
  /** The language that a selection is translated into: BCP 47, or `auto` for the browser's own language. */
  readonly translateInto: string;
  readonly theme: Theme;
  readonly copiedCitations: CopiedCitations;
  /** True to think before answering, for models that can do either; null leaves it to the model. */
  readonly thinking: boolean | null;
  /** The effort of thinking, for models that accept one; null leaves it to the model. */
  readonly effort: Effort | null;
  /** Tokens a day, after which nothing is sent; null for no limit. */
  readonly dailyLimit: number | null;
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
  model: 'kimi-k2.5',
  maxTokens: null,
  language: 'auto',
  translateInto: 'auto',
  theme: 'system',
  copiedCitations: 'kept',
  thinking: null,
  effort: null,
  dailyLimit: null,
  prices: {},
};

/** Completes older settings with the defaults of newer ones. */
function withDefaults(old: Partial<Settings>): Settings {
  return { ...DEFAULT_SETTINGS, ...old };
}

/** Read anywhere in the extension, written by the background only. */
export const settingsItem = storage.defineItem<Settings>('local:settings', {
  fallback: DEFAULT_SETTINGS,
  version: 4,
  migrations: { 2: withDefaults, 3: withDefaults, 4: withDefaults },
});

/** The last four characters of the token of each base URL: all of it that a panel ever sees. */
export const tokenTailsItem = storage.defineItem<Readonly<Record<string, string>>>('local:tokenTails', {
  fallback: {},
  version: 1,
});
