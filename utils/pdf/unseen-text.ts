import type { DrawnGlyph } from './drawn-page';
import type { TextPiece } from './planes';
import { hasInk } from './unseen-glyphs';

/** In parts of the size: a letter this far from a line is not on it. */
const OFF_LINE = 0.3;

const NO_INK = /[\s\p{Cc}]/gu;

export interface SortedText {
  readonly seen: readonly TextPiece[];
  /** The words that are not seen, a line below the other. */
  readonly unseen: string;
}

/** Tells the pieces of a page's text that are seen from those whose letters are not. A piece may be both. */
export function sortText(
  pieces: readonly TextPiece[],
  glyphs: readonly DrawnGlyph[],
  unseen: ReadonlySet<DrawnGlyph>,
): SortedText {
  if (unseen.size === 0) return { seen: pieces, unseen: '' };
  const inked = glyphs.filter(({ text }) => hasInk(text));
  const seen: TextPiece[] = [];
  const lines: string[] = [];
  let last: TextPiece | null = null;
  for (const piece of pieces) {
    for (const part of partsOf(piece, inked, unseen)) {
      if (part.isSeen) {
        seen.push(part.piece);
        continue;
      }
      if (last && isOnLine(last, part.piece)) lines.push(`${lines.pop() ?? ''}${part.piece.text}`);
      else lines.push(part.piece.text);
      last = part.piece;
    }
  }
  return {
    seen,
    unseen: lines
      .map((line) => line.trim())
      .filter(Boolean)
      .join('\n'),
  };
}

interface Part {
  readonly piece: TextPiece;
  readonly isSeen: boolean;
}

function partsOf(
  piece: TextPiece,
  glyphs: readonly DrawnGlyph[],
  unseen: ReadonlySet<DrawnGlyph>,
): readonly Part[] {
  const out = glyphsOf(piece, [...unseen]);
  if (out.length === 0) return [{ piece, isSeen: true }];
  const own = glyphsOf(piece, glyphs);
  const size = Math.hypot(piece.matrix[2] ?? 0, piece.matrix[3] ?? 0);
  // What is drawn twice is seen if one of them is.
  const left = out.filter(
    ({ glyph, along }) =>
      !own.some(
        (other) =>
          !unseen.has(other.glyph) &&
          other.glyph.text === glyph.text &&
          Math.abs(other.along - along) < OFF_LINE * size,
      ),
  );
  const seen = own.filter(({ glyph }) => !unseen.has(glyph));
  if (left.length === 0) return [{ piece, isSeen: true }];
  if (seen.length === 0) return [{ piece, isSeen: false }];
  const inOrder = [...seen, ...left].toSorted((one, other) => one.along - other.along);
  return split(piece, inOrder, unseen) ?? [{ piece, isSeen: seen.length >= left.length }];
}

interface Placed {
  readonly glyph: DrawnGlyph;
  /** In points from the beginning of the piece. */
  readonly along: number;
}

/** The letters of a piece. */
function glyphsOf({ matrix, length, font }: TextPiece, glyphs: readonly DrawnGlyph[]): readonly Placed[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
  const [across, down] = font.isVertical ? [-c, -d] : [a, b];
  const unit = Math.hypot(across, down) || 1;
  const size = Math.hypot(c, d);
  return glyphs.flatMap((glyph) => {
    const [x, y] = [glyph.x - e, glyph.y - f];
    const along = (x * across + y * down) / unit;
    const off = Math.abs(y * across - x * down) / unit;
    // In a line from right to left the first letter is the last.
    return off < OFF_LINE * size && along > -OFF_LINE * size && along < length ? [{ glyph, along }] : [];
  });
}

/** Cuts a piece where its letters stop or start being seen; null where letters and text are not the same. */
function split(
  piece: TextPiece,
  placed: readonly Placed[],
  unseen: ReadonlySet<DrawnGlyph>,
): readonly Part[] | null {
  const letters = placed.map(({ glyph }) => glyph.text.replace(NO_INK, '')).join('');
  if (letters !== piece.text.replace(NO_INK, '')) return null;
  const parts: { text: string; from: number; isSeen: boolean }[] = [];
  let at = 0;
  for (const { glyph, along } of placed) {
    const isSeen = !unseen.has(glyph);
    const end = endOf(piece.text, at, glyph.text.replace(NO_INK, '').length);
    const last = parts.at(-1);
    if (last?.isSeen === isSeen) last.text += piece.text.slice(at, end);
    else parts.push({ text: piece.text.slice(at, end), from: along, isSeen });
    at = end;
  }
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = piece.matrix;
  const [across, down] = piece.font.isVertical ? [-c, -d] : [a, b];
  const unit = Math.hypot(across, down) || 1;
  return parts.map(({ text, from, isSeen }, index) => {
    const matrix = [a, b, c, d, e + (from * across) / unit, f + (from * down) / unit];
    const length = (parts[index + 1]?.from ?? piece.length) - from;
    return { isSeen, piece: { ...piece, text, matrix, length } };
  });
}

/** The place after so many letters, and after the white space that follows them. */
function endOf(text: string, start: number, letters: number): number {
  let [at, left] = [start, letters];
  while (at < text.length && (left > 0 || !hasInk(text.charAt(at)))) {
    if (hasInk(text.charAt(at))) left -= 1;
    at += 1;
  }
  return at;
}

function isOnLine(one: TextPiece, other: TextPiece): boolean {
  return Math.abs((one.matrix[5] ?? 0) - (other.matrix[5] ?? 0)) < 1;
}
