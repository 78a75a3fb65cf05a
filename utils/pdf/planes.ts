import { withoutCopies } from './drawn-twice';
import type { FontLetters } from './font-letters';
import type { Plane, TextRun } from './pdf-page';

/** A piece of text as pdf.js gives it. The matrix is PDF's: `[a, b, c, d, e, f]`, upwards from a corner. */
export interface TextPiece {
  readonly text: string;
  readonly isRightToLeft: boolean;
  /** Along the line, and for vertical text down it; in points. */
  readonly length: number;
  readonly matrix: readonly number[];
  readonly font: PieceFont;
  readonly href: string | null;
}

export interface PieceFont {
  readonly isBold: boolean;
  readonly isMonospace: boolean;
  readonly isVertical: boolean;
  /** Null for text that is no font's of the file. */
  readonly letters: FontLetters | null;
}

/** The view in which the page is shown. */
export interface PdfPageView {
  readonly width: number;
  readonly height: number;
  /** From the file's coordinates to those of the page as it is shown, downwards. */
  readonly matrix: readonly number[];
}

/** In degrees: scanned text is never quite straight. */
const STRAIGHT = 4;
const STEP = 5;

/** The text of a page by its orientation; that of most of the text comes first. */
export function planesOf(pieces: readonly TextPiece[], view: PdfPageView): readonly Plane[] {
  const turned = new Map<number, TextRun[]>();
  for (const piece of pieces) {
    const placed = place(piece, view.matrix);
    if (!placed) continue;
    const group = turned.get(placed.angle);
    if (group) group.push(placed.run);
    else turned.set(placed.angle, [placed.run]);
  }
  return [...turned]
    .map(([angle, runs]) => planeOf(runs, angle, view))
    .toSorted((a, b) => characters(b) - characters(a));
}

function characters({ runs }: Plane): number {
  return runs.reduce((sum, { text }) => sum + text.trim().length, 0);
}

function place(
  { text, matrix, length, font, isRightToLeft, href }: TextPiece,
  view: readonly number[],
): { readonly angle: number; readonly run: TextRun } | null {
  const [a, b, c, d, e, f] = times(view, matrix);
  const size = Math.hypot(c, d);
  // A Type 3 font's matrix may hide the size, and a width of zero is for layout only.
  if (!(size > 0) || !Number.isFinite(e + f)) return null;
  const angle = font.isVertical ? 90 : nearest((Math.atan2(b, a) * 180) / Math.PI);
  const [x, y] = turn(e, f, angle);
  const { isBold, isMonospace } = font;
  return {
    angle,
    run: {
      text,
      x,
      // A vertical line is placed by its middle.
      y: font.isVertical ? y + size / 2 : y,
      width: length,
      size,
      isBold,
      isMonospace,
      isRightToLeft,
      href,
    },
  };
}

/** As in PDF: `[a, b, c, d, e, f]`. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix that does the second, then the first. */
export function times(first: readonly number[], second: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = first;
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = second;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

/** Degrees, from 0 to 359. */
function nearest(angle: number): number {
  const right = Math.round(angle / 90) * 90;
  const rounded = Math.abs(angle - right) <= STRAIGHT ? right : Math.round(angle / STEP) * STEP;
  return (rounded + 360) % 360;
}

function turn(x: number, y: number, angle: number): readonly [number, number] {
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  return [x * cos + y * sin, y * cos - x * sin];
}

function planeOf(runs: readonly TextRun[], angle: number, { width, height }: PdfPageView): Plane {
  const corners = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ] as const;
  const heights = corners.map(([x, y]) => turn(x, y, angle)[1]);
  return { runs: withoutCopies(runs), top: Math.min(...heights), bottom: Math.max(...heights) };
}
