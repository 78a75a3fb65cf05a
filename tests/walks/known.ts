/** Promises that are known to be broken, each with its plain tests in `found.test.ts`; a rule goes when those pass. */
export const KNOWN: ReadonlySet<string> = new Set([
  'page missing from a first question',
  'page missing from a later question',
  'unread page sent in part',
  'taken out',
  'pointed selection is elsewhere',
  'selection of a menu’s question',
  'selection lost',
  'selection deleted',
  'draft deleted',
  'asked draft is back in its panel',
  'asked draft is back in another panel',
  'deleted question is back',
]);
