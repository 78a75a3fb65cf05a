import type { ShownText } from './annotations';
import type { TextPiece } from './planes';

/** In parts of the text's size. */
const BESIDE = 4;
const ABOVE = 1.8;
/** In points: text in a field is no bigger, unless the page's is. */
const MAX_SIZE = 12;
const LEADING = 1.15;
const FONT = { isBold: false, isMonospace: false, isVertical: false, letters: null } as const;

/** A piece of the page's text that may be a label. */
interface Label {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/**
 * Places what annotations show among the text of the page: a field's value behind its label, a box before the
 * text that it belongs to, and anything else where it stands.
 */
export function placeShown(shown: readonly ShownText[], pieces: readonly TextPiece[]): readonly TextPiece[] {
  const labels = pieces.flatMap(labelOf);
  return shown.flatMap((one) => {
    const others = shown.filter((other) => other !== one && other.kind !== 'text');
    const level = labels.filter(({ y, size }) => y >= one.bottom - 0.3 * size && y <= one.top);
    if (one.kind === 'box') return boxAt(one, level);
    const label = one.kind === 'field' ? findLabel(one, others, labels, level) : null;
    if (label && one.lines.length === 1) {
      const start = /\p{Sc}\s*$/u.test(label.text) ? '' : /\p{P}\s*$/u.test(label.text) ? ' ' : ': ';
      return [pieceAt(start + one.lines.join(' '), label.right, label.y, label.size, one.right - one.left)];
    }
    return linesAt(one, level);
  });
}

function labelOf({ text, matrix, length, font }: TextPiece): readonly Label[] {
  const [a = 0, b = 0, , d = 0, x = 0, y = 0] = matrix;
  if (font.isVertical || b !== 0 || a <= 0 || text.trim() === '') return [];
  return [{ text, x, right: x + length, y, size: Math.abs(d) }];
}

function boxAt(box: ShownText, level: readonly Label[]): readonly TextPiece[] {
  const [label] = level
    .filter(({ x, size }) => x >= box.right - 0.3 * size && x < box.right + BESIDE * size)
    .toSorted((a, b) => a.x - b.x);
  if (!label) return linesAt(box, level);
  return [pieceAt(`${box.lines.join('')} `, label.x - 2 * label.size, label.y, label.size, 2 * label.size)];
}

/** The label of a field: to the left of it, else above; none where fields stand in rows and columns. */
function findLabel(
  field: ShownText,
  others: readonly ShownText[],
  labels: readonly Label[],
  level: readonly Label[],
): Label | null {
  const isLevel = (other: ShownText): boolean => other.bottom < field.top && other.top > field.bottom;
  const before = level.filter(({ x, size }) => x < field.left && x + size < field.right);
  const left = before.reduce<Label | null>(
    (best, one) => (best && best.right >= one.right ? best : one),
    null,
  );
  const behind = level.some(({ x, size }) => x >= field.right - size && x < field.right + 2 * size);
  if (left) {
    const isRow = others.some(
      (other) => isLevel(other) && !level.some((one) => isBetween(one, field, other)),
    );
    return isRow || behind ? null : left;
  }
  const isColumn = others.some(
    (other) =>
      Math.abs(other.left - field.left) < 3 &&
      (isNext(field.bottom - other.top, field) || isNext(other.bottom - field.top, field)) &&
      !labels.some(
        ({ x, y }) =>
          x < field.right && y > Math.min(other.top, field.top) && y < Math.max(other.bottom, field.bottom),
      ),
  );
  if (isColumn) return null;
  return (
    labels
      .filter(({ x, right, y, size }) => {
        const isOver = x >= field.left - 2 * size && x < field.right && right <= field.right + 2 * size;
        return isOver && y >= field.top - 0.2 * size && y < field.top + ABOVE * size;
      })
      .toSorted((a, b) => b.right - a.right || a.y - b.y)[0] ?? null
  );
}

function isBetween({ x }: Label, one: ShownText, other: ShownText): boolean {
  return x > Math.min(one.left, other.left) && x < Math.max(one.left, other.left);
}

function isNext(gap: number, { bottom, top }: ShownText): boolean {
  return gap >= -2 && gap < 1.5 * (top - bottom);
}

/** The lines at their own place; the first is on the line of the text beside it. */
function linesAt(shown: ShownText, level: readonly Label[]): readonly TextPiece[] {
  const { lines, left, bottom, right, top, rotation } = shown;
  const isTurned = rotation % 180 !== 0;
  const [across, high] = isTurned ? [top - bottom, right - left] : [right - left, top - bottom];
  const size = Math.min(MAX_SIZE, level[0]?.size ?? MAX_SIZE, high / lines.length / LEADING);
  const radians = (rotation * Math.PI) / 180;
  const [cos, sin] = [Math.round(Math.cos(radians)), Math.round(Math.sin(radians))];
  // The upper left corner, as the text stands.
  const [x, y] = [cos - sin > 0 ? left : right, cos + sin > 0 ? top : bottom];
  const single = lines.length === 1 ? level[0]?.y : undefined;
  return lines.map((line, index) => {
    const down = lines.length === 1 ? (high + 0.7 * size) / 2 : size * (0.9 + LEADING * index);
    const baseline = single !== undefined && rotation === 0 ? single : y - cos * down;
    const matrix = [size * cos, size * sin, -size * sin, size * cos, x + sin * down, baseline];
    return pieceOf(line, matrix, Math.min(across, 0.5 * size * line.length));
  });
}

function pieceAt(text: string, x: number, y: number, size: number, length: number): TextPiece {
  return pieceOf(text, [size, 0, 0, size, x, y], length);
}

function pieceOf(text: string, matrix: readonly number[], length: number): TextPiece {
  const isRightToLeft = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text);
  return { text, isRightToLeft, length, matrix, font: FONT, href: null };
}
