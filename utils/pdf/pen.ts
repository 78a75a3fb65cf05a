import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { IDENTITY, type Matrix, times } from './planes';

/** Red, green and blue from 0 to 255; null for a pattern, or what else can't be told. */
export type PdfColour = readonly [number, number, number] | null;

/** The state in which a page is drawn, as far as it decides where text stands and whether it is seen. */
export interface Pen {
  matrix: Matrix;
  textMatrix: Matrix;
  /** The place in the line, and the beginning of the line. */
  x: number;
  y: number;
  lineX: number;
  lineY: number;
  leading: number;
  font: string;
  size: number;
  /** 1 is the font's own. */
  stretch: number;
  charSpacing: number;
  wordSpacing: number;
  rise: number;
  /** PDF 32000, table 106: 3 draws nothing. */
  mode: number;
  fill: PdfColour;
  /** From 0 to 1. */
  alpha: number;
  lineWidth: number;
  /** False while colours are mixed with what is behind them. */
  isPlain: boolean;
  /** True within what is masked. */
  isMasked: boolean;
}

export const NEW_PEN: Pen = {
  matrix: IDENTITY,
  textMatrix: IDENTITY,
  x: 0,
  y: 0,
  lineX: 0,
  lineY: 0,
  leading: 0,
  font: '',
  size: 0,
  stretch: 1,
  charSpacing: 0,
  wordSpacing: 0,
  rise: 0,
  mode: 0,
  fill: [0, 0, 0],
  alpha: 1,
  lineWidth: 1,
  isPlain: true,
  isMasked: false,
};

/** Changes the pen by an operation that draws nothing. Returns false for all others. */
export function changePen(pen: Pen, operation: number, args: readonly unknown[]): boolean {
  const change = CHANGES.get(operation);
  change?.(pen, args);
  return change !== undefined;
}

type Change = (pen: Pen, args: readonly unknown[]) => void;

const CHANGES: ReadonlyMap<number, Change> = new Map<number, Change>([
  [OPS.transform, (pen, args) => (pen.matrix = times(pen.matrix, numbersOf(args)))],
  [OPS.beginText, (pen) => startAt(pen, IDENTITY)],
  [OPS.setTextMatrix, (pen, [matrix]) => startAt(pen, times(IDENTITY, numbersOf(matrix)))],
  [OPS.moveText, (pen, [x, y]) => moveBy(pen, Number(x), Number(y))],
  [
    OPS.setLeadingMoveText,
    (pen, [x, y]) => {
      pen.leading = Number(y);
      moveBy(pen, Number(x), Number(y));
    },
  ],
  [OPS.setLeading, (pen, [leading]) => (pen.leading = -Number(leading))],
  [OPS.nextLine, (pen) => moveBy(pen, 0, pen.leading)],
  [OPS.setFont, (pen, [name, size]) => ([pen.font, pen.size] = [String(name), Number(size)])],
  [OPS.setHScale, (pen, [percent]) => (pen.stretch = Number(percent) / 100)],
  [OPS.setCharSpacing, (pen, [spacing]) => (pen.charSpacing = Number(spacing))],
  [OPS.setWordSpacing, (pen, [spacing]) => (pen.wordSpacing = Number(spacing))],
  [OPS.setTextRise, (pen, [rise]) => (pen.rise = Number(rise))],
  [OPS.setTextRenderingMode, (pen, [mode]) => (pen.mode = Number(mode))],
  [OPS.setLineWidth, (pen, [width]) => (pen.lineWidth = Number(width))],
  [OPS.setFillRGBColor, (pen, [colour]) => (pen.fill = colourOf(colour))],
  [OPS.setFillColorN, (pen) => (pen.fill = null)],
  [OPS.setFillTransparent, (pen) => (pen.fill = null)],
  [OPS.setGState, (pen, [states]) => setState(pen, listOf(states))],
]);

function startAt(pen: Pen, textMatrix: Matrix): void {
  Object.assign(pen, { textMatrix, x: 0, y: 0, lineX: 0, lineY: 0 });
}

function moveBy(pen: Pen, x: number, y: number): void {
  pen.lineX += x;
  pen.lineY += y;
  [pen.x, pen.y] = [pen.lineX, pen.lineY];
}

function setState(pen: Pen, states: readonly unknown[]): void {
  for (const state of states) {
    const [key, value] = listOf(state);
    if (key === 'ca') pen.alpha = Number(value);
    if (key === 'LW') pen.lineWidth = Number(value);
    if (key === 'BM') pen.isPlain = value === 'source-over';
    if (key === 'SMask' && value) pen.isMasked = true;
    if (key === 'Font') [pen.font = '', pen.size = 0] = listOf(value) as readonly [string?, number?];
  }
}

function colourOf(value: unknown): PdfColour {
  const [, ...parts] = /^#(\w\w)(\w\w)(\w\w)$/u.exec(String(value)) ?? [];
  const [red, green, blue] = parts.map((part) => Number.parseInt(part, 16));
  return red === undefined || green === undefined || blue === undefined ? null : [red, green, blue];
}

export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return ArrayBuffer.isView(value) && !(value instanceof DataView) ? Array.from(value as Float32Array) : [];
}

export function numbersOf(value: unknown): readonly number[] {
  return listOf(value).map(Number);
}
