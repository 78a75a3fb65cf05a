/** The models of AceData Cloud's guide, as suggestions; any other id may be typed. All are retired as of `RETIRED_AS_OF`. */
export const GUIDE_MODELS: readonly string[] = [
  'kimi-k2.5',
  'kimi-k2-thinking-turbo',
  'kimi-k2-thinking',
  'kimi-k2-instruct-0905',
  'kimi-k2-0905-preview',
  'kimi-k2-turbo-preview',
  'kimi-k2-0711-preview',
];

/** The date of what is known of models beforehand; the account's own list tells more. */
export const RETIRED_AS_OF = '2026-11-29';
