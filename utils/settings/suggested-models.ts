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
