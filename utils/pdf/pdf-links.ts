import type { TextPiece } from './planes';

/** The rectangle of a link, in the file's coordinates: upwards. */
export interface Link {
  readonly href: string;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/**
 * Splits a piece where links on it begin and end. The position of a character is computed from the length of
 * the text, so ends are moved to the nearest space.
 */
export function splitAtLinks(piece: TextPiece, links: readonly Link[]): readonly TextPiece[] {
  const { text, length, matrix, font } = piece;
  const [a = 0, b = 0, , , x = 0, y = 0] = matrix;
  // Turned text with links is rare, and its links are found elsewhere too.
  if (font.isVertical || b !== 0 || a <= 0 || length <= 0 || piece.isRightToLeft) return [piece];
  const found = links
    .filter((link) => link.bottom <= y + 0.4 * a && link.top >= y && link.left < x + length && link.right > x)
    .toSorted((one, other) => one.left - other.left);
  if (found.length === 0) return [piece];
  const places = placesIn(text);
  const pieces: TextPiece[] = [];
  let done = 0;
  const add = (to: number, href: string | null): void => {
    if (to <= done) return;
    const [from, until] = [(places[done] ?? 0) * length, (places[to] ?? 0) * length];
    pieces.push({
      ...piece,
      text: text.slice(done, to),
      length: until - from,
      matrix: [...matrix.slice(0, 4), x + from, y],
      href,
    });
    done = to;
  };
  for (const { href, left, right } of found) {
    const start = wordEdge(text, places, (left - x) / length);
    const end = wordEdge(text, places, (right - x) / length);
    // A sliver belongs to the line above or beside it.
    if (end - start < 2 || end <= done) continue;
    add(start, null);
    add(end, href);
  }
  add(text.length, null);
  return pieces.length > 0 ? pieces : [piece];
}

/** The relative widths of characters, as far as they are the same in most fonts. */
const WIDTHS = [
  { characters: /[iljtfrI.,:;'’!|()[\]\s]/u, width: 0.55 },
  { characters: /[mwMW@%—]/u, width: 1.55 },
  { characters: /[\p{Lu}]/u, width: 1.25 },
  { characters: /[\p{Lo}\u{3000}-\u{30FF}\u{FF00}-\u{FF60}]/u, width: 1.9 },
] as const;

/** The beginning of each character, and the end of the last, in parts of the text's length. */
function placesIn(text: string): readonly number[] {
  const ends = [0];
  for (let index = 0; index < text.length; index++) {
    const width = WIDTHS.find(({ characters }) => characters.test(text.charAt(index)))?.width ?? 1;
    ends.push((ends.at(-1) ?? 0) + width);
  }
  const all = ends.at(-1) ?? 1;
  return ends.map((end) => end / all);
}

/** The edge of a word that is nearest to a position. */
function wordEdge(text: string, places: readonly number[], place: number): number {
  const edges = [...text.matchAll(/(?<=\s)(?=\S)|(?<=\S)(?=\s)/gu)].map(({ index }) => index);
  const distance = (index: number): number => Math.abs((places[index] ?? 0) - place);
  return [0, ...edges, text.length].reduce((best, edge) => (distance(edge) < distance(best) ? edge : best));
}
