import { bareName, modelTraits } from './model-traits';

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

/**
 * The best of an account's models for questions about a page, or null when it has none of Kimi's: of those that are not
 * retired, not for program code and not the dearer, faster variant of another, the newest. What has one of these faults
 * comes after all that have none.
 */
export function bestModel(models: readonly string[]): string | null {
  const [best = null] = models.filter(isKimi).toSorted((a, b) => compare(rating(b), rating(a)));
  return best;
}

/** Rates a model by itself: the first numbers weigh more. */
function rating(model: string): readonly number[] {
  const { line, version } = generation(model);
  return [
    Number(!modelTraits(model).isRetired),
    Number(!isForCode(model)),
    Number(!/highspeed|turbo/i.test(model)),
    line,
    version,
    // Of two names for one model, prefers the plainer.
    -model.length,
  ];
}

function isForCode(model: string): boolean {
  return /code/i.test(model);
}

function isKimi(model: string): boolean {
  return /kimi|moonshot/i.test(model);
}

/** Rates a model as a replacement for `wanted`: the first numbers weigh more. */
function rank(model: string, wanted: string): readonly number[] {
  const isOffSubject = isForCode(model) && !isForCode(wanted);
  const { line, version } = generation(model);
  return [
    Number(!modelTraits(model).isRetired),
    Number(!isOffSubject),
    Number(line === generation(wanted).line),
    line,
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
 * The line of a model, and the version within it: `kimi-k2.6` is of line 2 and version 6. Moonshot's first models, and
 * unknown ones, are of line 0.
 */
function generation(model: string): { readonly line: number; readonly version: number } {
  const [, line = 0, version = 0] = /^kimi-k(\d+)(?:\.(\d+))?/.exec(bareName(model)) ?? [];
  return { line: Number(line), version: Number(version) };
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
