/** The thinking effort, for models where it can be set. */
export type Effort = 'low' | 'high' | 'max';

/**
 * The known traits of a model, as of 2026-11-29: from Moonshot's documents (platform.kimi.ai/docs), and for what was
 * withdrawn since from its list of models as others quote it (NousResearch/hermes-agent#109895,
 * diillson/chatcli#1344).
 */
export interface ModelTraits {
  /** `optional` thinking can be switched off, `always` cannot, and `none` means that there is none. */
  readonly thinking: 'optional' | 'always' | 'none' | 'unknown';
  /** The values of `reasoning_effort` that it takes; empty where it takes none. */
  readonly efforts: readonly Effort[];
  /** True if its own reasoning of earlier turns must be sent back. */
  readonly wantsReasoning: boolean;
  /** True if it sees pictures. */
  readonly readsImages: boolean;
  /** True if Moonshot has retired it: the service may still answer, or not. */
  readonly isRetired: boolean;
}

const UNKNOWN: ModelTraits = {
  thinking: 'unknown',
  efforts: [],
  wantsReasoning: false,
  readsImages: false,
  isRetired: false,
};

/** Kimi K3 and K3.1, whose contract is the same; without an effort they think with `max`. */
const K3: Partial<ModelTraits> = {
  thinking: 'always',
  efforts: ['low', 'high', 'max'],
  wantsReasoning: true,
  readsImages: true,
};

/**
 * Traits by the part of an id after its provider. AceData Cloud documents `thinking` for kimi-k2.6 only; at Moonshot
 * kimi-k2.5 takes it too, and a server that does not says so with a 400. Moonshot withdrew kimi-k2.5 and moonshot-v1 on
 * 2026-08-31, and the older K2 on 2026-05-25.
 */
const TRAITS: readonly (readonly [RegExp, Partial<ModelTraits>])[] = [
  [/^kimi-k3(?:\.1-pro)?(?![\w.])/, K3],
  [/^kimi-k2\.7-code\b/, { thinking: 'always', wantsReasoning: true, readsImages: true }],
  [/^kimi-k2\.6\b/, { thinking: 'optional', readsImages: true }],
  [/^kimi-k2\.5\b/, { thinking: 'optional', readsImages: true, isRetired: true }],
  [/^kimi-k2-thinking\b/, { thinking: 'always', isRetired: true }],
  [/^kimi-k2(?:-(?:\d{4}|turbo|instruct|preview|base)\b|$)/, { thinking: 'none', isRetired: true }],
  [/^moonshot-v1\b/, { thinking: 'none', isRetired: true }],
];

/** The traits of the model with this id, from any provider: `moonshotai/kimi-k2.5:free` is kimi-k2.5. */
export function modelTraits(model: string): ModelTraits {
  const name = bareName(model);
  const known = TRAITS.find(([pattern]) => pattern.test(name));
  return known ? { ...UNKNOWN, ...known[1] } : UNKNOWN;
}

/**
 * Context sizes in tokens, prompt and answer together: Moonshot’s own figures, and AceData Cloud’s for the older
 * models.
 */
const CONTEXTS: readonly (readonly [RegExp, number])[] = [
  [/^kimi-k3(?:\.\d)?(?!\d)/, 1_048_576],
  [/^kimi-k2\.\d/, 262_144],
  [/^kimi-k2-0711\b/, 131_072],
  [/^kimi-k2\b/, 200_000],
  [/^moonshot-v1-8k\b/, 8_192],
  [/^moonshot-v1-32k\b/, 32_768],
];

/** The context assumed for an unknown model: the smallest still on offer, except the first models'. */
const USUAL_CONTEXT = 131_072;

/** The context of the model with this id, in tokens, for when the account's list of models has none. */
export function modelContext(model: string): number {
  const name = bareName(model);
  return CONTEXTS.find(([pattern]) => pattern.test(name))?.[1] ?? USUAL_CONTEXT;
}

/**
 * A model's id as Moonshot writes it: in lower case, without the provider before it (`moonshotai/`, `moonshot.`) or the
 * variant after it (`:free`, `@latest`), and with a point in the version (`k2p5`, `k2-5`).
 */
export function bareName(model: string): string {
  const name = model
    .toLowerCase()
    .trim()
    .replace(/[:@].*$/, '');
  const start = name.search(/(?:kimi[-_]?k\d|moonshot-v\d)(?!.*\/)/);
  return (start < 0 ? name : name.slice(start))
    .replaceAll('_', '-')
    .replace(/^kimi-?k(\d+)(?:[.p-](\d)(?!\d))?/, (_, line: string, minor?: string) =>
      minor === undefined ? `kimi-k${line}` : `kimi-k${line}.${minor}`,
    );
}
