import { storage } from '#imports';

export interface Settings {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly model: string;
  /** Tokens an answer may take, reasoning included; null leaves it to the server. */
  readonly maxTokens: number | null;
  /** BCP 47, `auto` for the browser's own language, or `page` for the language of the page. */
  readonly language: string;
  readonly theme: Theme;
}

export type Theme = 'system' | 'light' | 'dark';

export const DEFAULT_SETTINGS: Settings = {
  baseUrl: 'https://api.acedata.cloud/kimi',
  model: 'kimi-k2.5',
  maxTokens: null,
  language: 'auto',
  theme: 'system',
};

/** Offered before the account's own list was read; any other id may be typed. */
export const SUGGESTED_MODELS: readonly string[] = [
  'kimi-k2.5',
  'kimi-k2-thinking-turbo',
  'kimi-k2-thinking',
  'kimi-k2-instruct-0905',
  'kimi-k2-0905-preview',
  'kimi-k2-turbo-preview',
  'kimi-k2-0711-preview',
];

/** Read anywhere in the extension, written by the background only. */
export const settingsItem = storage.defineItem<Settings>('local:settings', {
  fallback: DEFAULT_SETTINGS,
  version: 1,
});

/** The last four characters of the token of each base URL: all of it that a panel ever sees. */
export const tokenTailsItem = storage.defineItem<Readonly<Record<string, string>>>('local:tokenTails', {
  fallback: {},
  version: 1,
});
