/**
 * The form in which text is searched: compatibility forms (full-width letters, half-width kana, ligatures),
 * case, and the accents of Latin and Greek letters make no difference.
 */

/** A character with its combining marks, if folding may change it: not plain ASCII. */
const UNIT =
  /[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?|[\0-\x7f][\p{M}\uff9e\uff9f]+|[^\0-\x7f][\p{M}\uff9e\uff9f]*/gu;

/** The folded text. Folding each unit by itself gives the same as folding the whole. */
export function fold(text: string): string {
  return text.replace(UNIT, foldUnit).toLowerCase();
}

/** The folded text, and for each of its code units, and its end, the place in `text` that it comes from. */
export function foldWithPlaces(text: string): { readonly folded: string; readonly places: Uint32Array } {
  let folded = '';
  const places: number[] = [];
  const add = (piece: string, place: (offset: number) => number): void => {
    for (let offset = 0; offset < piece.length; offset++) places.push(place(offset));
    folded += piece;
  };
  let end = 0;
  for (const { 0: unit, index } of text.matchAll(UNIT)) {
    const start = end;
    add(text.slice(start, index).toLowerCase(), (offset) => start + offset);
    add(foldUnit(unit).toLowerCase(), () => index);
    end = index + unit.length;
  }
  const rest = end;
  add(text.slice(rest).toLowerCase(), (offset) => rest + offset);
  places.push(text.length);
  return { folded, places: Uint32Array.from(places) };
}

/** Kana and the usual Han characters, alone: most of a Chinese or Japanese text, and folded already. */
const FOLDED = /^[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]$/;

function foldUnit(unit: string): string {
  if (FOLDED.test(unit)) return unit;
  const lower = unit.normalize('NFKD').toLowerCase();
  const bare = /^[\p{sc=Latin}\p{sc=Greek}]/u.test(lower) ? lower.replace(/\p{M}+/gu, '') : lower;
  return bare.normalize('NFC').replaceAll('ß', 'ss').replaceAll('ς', 'σ');
}
