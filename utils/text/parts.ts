/** The words inside a name: `useEffect` has two, `XMLHttpRequest` and `utf8mb4` three. */

/** A capital after a small letter, the last of several capitals, a digit after a letter and a letter after a digit. */
const BORDER =
  /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|(?<=[\p{L}\p{M}])(?=\p{N})|(?<=\p{N})(?=\p{L})/gu;

/** Most words, told at little cost. */
const SIMPLE = /^(?:[A-Za-z][a-z]*|[0-9]+)$/;

/** A word of more parts is data, such as a hash. */
const MOST_PARTS = 12;

/** The places at which the parts of a word begin and end, itself included; none where it is one piece. */
export function bordersOf(cased: string): readonly number[] {
  if (SIMPLE.test(cased)) return [];
  const inner = Array.from(cased.matchAll(BORDER), ({ index }) => index);
  return inner.length === 0 || inner.length >= MOST_PARTS ? [] : [0, ...inner, cased.length];
}

/** The parts of a word and the neighbours among them, without the word itself. */
export function partsOf(cased: string): readonly (readonly [start: number, end: number])[] {
  const borders = bordersOf(cased);
  return borders.flatMap((start, i) =>
    borders
      .slice(i + 1)
      .filter((end) => start > 0 || end < cased.length)
      .map((end) => [start, end] as const),
  );
}
