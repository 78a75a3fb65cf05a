/** The thinking effort, for models where it can be set. */
export type Effort = 'low' | 'high' | 'max';

/** The known traits of a model, from Moonshot's documents (platform.kimi.ai/docs). */
export interface ModelTraits {
  /** `optional` thinking can be switched off, `always` cannot, and `none` means that there is none. */
  readonly thinking: 'optional' | 'always' | 'none' | 'unknown';
  /** The values of `reasoning_effort` that it takes; empty where it takes none. */
  readonly efforts: readonly Effort[];
  /** True if its own reasoning of earlier turns must be sent back. */
  readonly wantsReasoning: boolean;
  /** True if Moonshot has retired it: the service may still answer, or not. */
  readonly isRetired: boolean;
}

const UNKNOWN: ModelTraits = { thinking: 'unknown', efforts: [], wantsReasoning: false, isRetired: false };

/**
 * Traits by the part of an id after its provider. AceData Cloud documents `thinking` for kimi-k2.6 only; at Moonshot
 * kimi-k2.5 takes it too, and a server that does not says so with a 400.
 */
const TRAITS: readonly (readonly [RegExp, Partial<ModelTraits>])[] = [
  [/^kimi-k3\b/, { thinking: 'always', efforts: ['low', 'high', 'max'], wantsReasoning: true }],
  [/^kimi-k2\.7-code\b/, { thinking: 'always', wantsReasoning: true }],
  [/^kimi-k2\.[56]\b/, { thinking: 'optional' }],
  [/^kimi-k2-thinking\b/, { thinking: 'always', isRetired: true }],
  [/^kimi-k2(?:-(?:\d{4}|turbo|instruct|preview|base)\b|$)/, { thinking: 'none', isRetired: true }],
  [/^moonshot-v1\b/, { thinking: 'none' }],
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
  [/^kimi-k3\b/, 1_048_576],
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
function bareName(model: string): string {
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

/** The edit distance up to which one id counts as a misspelling of another. */
const MISSPELLING = 2;

/**
 * The account's best replacement for a model that it does not have (any more), or null when none resembles it: the same
 * model by another name, or else one of the same line and as new as possible, or else the id that `wanted` may
 * misspell. Retired models and those for program code come last, unless asked for.
 */
export function suggestModel(models: readonly string[], wanted: string): string | null {
  const others = models.filter((model) => model !== wanted);
  const same = others.find((model) => bareName(model) === bareName(wanted));
  if (same !== undefined) return same;
  const near = closest(others, wanted);
  if (!isKimi(wanted)) return near;
  // A slight difference is a typing error only in an unknown id; a known one means what it says.
  if (near !== null && modelTraits(wanted).thinking === 'unknown') return near;
  const [best = null] = others.filter(isKimi).toSorted((a, b) => compare(rank(b, wanted), rank(a, wanted)));
  return best;
}

function isKimi(model: string): boolean {
  return /kimi|moonshot/i.test(model);
}

/** Rates a model as a replacement for `wanted`: the first numbers weigh more. */
function rank(model: string, wanted: string): readonly number[] {
  const isForCode = model.includes('code') && !wanted.includes('code');
  const { line, version } = generation(model);
  return [
    Number(!modelTraits(model).isRetired),
    Number(!isForCode),
    Number(line === generation(wanted).line),
    version,
    // Of two equally new models, prefers the more similar name, such as both turbo or both thinking.
    words(model).intersection(words(wanted)).size,
    -distance(bareName(model), bareName(wanted)),
  ];
}

function words(model: string): ReadonlySet<string> {
  return new Set(bareName(model).split('-'));
}

/**
 * The line and version of a model: `kimi-k2.6` is of line 2 and version 2.6. Moonshot's first models, and unknown ones,
 * are of line 0.
 */
function generation(model: string): { readonly line: number; readonly version: number } {
  const version = Number(/^kimi-k(\d+(?:\.\d)?)/.exec(bareName(model))?.[1] ?? 0);
  return { line: Math.floor(version), version };
}

function compare(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, i) => value !== b[i]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}

function closest(models: readonly string[], wanted: string): string | null {
  const [best] = models
    .map((model) => ({ model, apart: distance(bareName(model), bareName(wanted)) }))
    .toSorted((a, b) => a.apart - b.apart);
  return best && best.apart <= MISSPELLING ? best.model : null;
}

/** The Levenshtein distance: how many characters must be typed, deleted or replaced to turn `a` into `b`. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, character] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const replaced = (row[j] ?? 0) + Number(character !== b[j]);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
