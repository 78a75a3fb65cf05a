/** Promises that are known to be broken, each with its plain tests in `found.test.ts`; a rule goes when those pass. */
export const KNOWN: ReadonlySet<string> = new Set<string>([]);
