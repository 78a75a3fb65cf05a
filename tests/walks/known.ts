/** Promises that are known to be broken, each with its plain test in `found.test.ts`; a rule goes when that test passes. */
export const KNOWN: ReadonlySet<string> = new Set([
  'page missing',
  'selection',
  'selection lost',
  'taken out',
  'draft lost',
  'draft not put back',
  'language',
]);
