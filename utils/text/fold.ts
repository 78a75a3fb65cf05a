/**
 * The form in which text is searched: compatibility forms (full-width letters, half-width kana, ligatures),
 * case, and the accents of Latin and Greek letters make no difference.
 */

/** A character with its combining marks, if folding may change it: not plain ASCII. */
const UNIT =
  /[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?|[\0-\x7f][\p{M}\uff9e\uff9f]+|[^\0-\x7f][\p{M}\uff9e\uff9f]*/gu;

/** The folded text. Folding each unit by itself gives the same as folding the whole. */
export function fold(text: string): string {
  return lowered(foldExceptCase(text));
}

/** The folded text, its capitals still capitals: they show where the words of a `camelCase` name begin. */
export function foldExceptCase(text: string): string {
  return text.replace(UNIT, foldUnit);
}

/** The folded text from one that is folded except for its case; each code unit stays in its place. */
export function lowered(cased: string): string {
  return cased.toLowerCase().replaceAll('ς', 'σ');
}

interface Folded {
  readonly folded: string;
  /** The same, folded except for its case. */
  readonly cased: string;
  /** The place in the text that each code unit of `folded`, and its end, comes from. */
  readonly places: Uint32Array;
}

/** The folded text with its places in `text`. */
export function foldWithPlaces(text: string): Folded {
  let cased = '';
  const places: number[] = [];
  const add = (piece: string, place: (offset: number) => number): void => {
    for (let offset = 0; offset < piece.length; offset++) places.push(place(offset));
    cased += piece;
  };
  let end = 0;
  for (const { 0: unit, index } of text.matchAll(UNIT)) {
    const start = end;
    add(text.slice(start, index), (offset) => start + offset);
    add(foldUnit(unit), () => index);
    end = index + unit.length;
  }
  const rest = end;
  add(text.slice(rest), (offset) => rest + offset);
  places.push(text.length);
  return { folded: lowered(cased), cased, places: Uint32Array.from(places) };
}

/** Kana and the usual Han characters, alone: most of a Chinese or Japanese text, and folded already. */
const FOLDED = /^[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]$/;

/** The marks that ask for a sign to be drawn as text or as an emoji: it stays the same sign. */
const DRAWN_AS = /(?<=[\p{P}\p{S}])[\ufe0e\ufe0f]/gu;

/** Folds a unit except for its case. */
function foldUnit(unit: string): string {
  if (FOLDED.test(unit)) return unit;
  const whole = unit.normalize('NFKD').replace(DRAWN_AS, '');
  const lower = whole.toLowerCase();
  const bare = /^[\p{sc=Latin}\p{sc=Greek}]/u.test(lower) ? lower.replace(/\p{M}+/gu, '') : lower;
  const folded = bare.normalize('NFC').replaceAll('ß', 'ss').replaceAll('ς', 'σ');
  return /^\p{Lu}/u.test(whole) ? capitalised(folded) : folded;
}

/** A folded unit with a capital, where it has one that is as long and folds back. */
function capitalised(folded: string): string {
  const [first = ''] = folded;
  const capital = first.toUpperCase();
  const isSame = capital.length === first.length && capital.toLowerCase() === first;
  return isSame ? capital + folded.slice(first.length) : folded;
}
