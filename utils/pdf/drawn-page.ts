import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Area, common, moved } from './areas';
import { changePen, listOf, NEW_PEN, numbersOf, type Pen, type PdfColour } from './pen';
import { times } from './planes';

/** A letter as it is drawn, in the file's coordinates. */
export interface DrawnGlyph {
  readonly text: string;
  /** Its place on the baseline. */
  readonly x: number;
  readonly y: number;
  /** Most of its ink. */
  readonly area: Area;
  /** In points, as it is shown; null where the font's letters are of another scale than those of others. */
  readonly size: number | null;
  readonly mode: number;
  readonly fill: PdfColour;
  readonly alpha: number;
  readonly isPlain: boolean;
  /** The number of `DrawnShape`s before it. */
  readonly order: number;
}

/** Something that is drawn beside text. */
export interface DrawnShape {
  readonly area: Area;
  /** The colour that fills all of the area and hides what is behind; null where that is not sure. */
  readonly colour: PdfColour;
}

export interface DrawnPage {
  readonly glyphs: readonly DrawnGlyph[];
  /** In the order in which they are drawn. */
  readonly shapes: readonly DrawnShape[];
  /** False where masks and gradients may paint what is not followed here. */
  readonly isPaperSure: boolean;
}

/** The units in which a font's letters are drawn, in one point; fonts drawn on the page have scales of their own. */
const THOUSAND = 1000;

/** The least width of a line, in points, on which a word could stand. */
const THICK = 3;

/** The modes from this one on cut what is drawn next to the shape of the letters. */
const CUTTING = 4;

const SAVES: ReadonlySet<number> = new Set([OPS.save, OPS.beginGroup, OPS.paintFormXObjectBegin]);
const RESTORES: ReadonlySet<number> = new Set([OPS.restore, OPS.endGroup, OPS.paintFormXObjectEnd]);
const FILLS: ReadonlySet<unknown> = new Set([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const STROKES: ReadonlySet<unknown> = new Set([OPS.stroke, OPS.closeStroke]);
const MARKS: ReadonlySet<number> = new Set([OPS.beginMarkedContent, OPS.beginMarkedContentProps]);
const PICTURES: ReadonlySet<number> = new Set([
  OPS.shadingFill,
  ...Object.entries(OPS).flatMap(([name, code]) => (/^paint(?!Form)/u.test(name) ? [code] : [])),
]);
const SQUARE: Area = { left: 0, bottom: 0, right: 1, top: 1 };

/** A pen within a clip: what is drawn outside of it is not seen. */
interface State {
  readonly pen: Pen;
  readonly clip: Area;
  /** True if the clip is a rectangle. */
  readonly isClipSure: boolean;
}

/**
 * Follows the operations that draw a page: where its letters stand, and what is filled before and after them. `view`
 * is what is shown of the page, `widthOf` the width of a thousandth in a font. Pictures are skipped, so
 * any matrix may stand for one: they fill the square that it makes.
 */
export function followDrawing(
  operations: readonly number[],
  argsArray: readonly unknown[],
  view: Area,
  widthOf: (font: string) => number,
): DrawnPage {
  const glyphs: DrawnGlyph[] = [];
  const shapes: DrawnShape[] = [];
  const saved: State[] = [];
  let state: State = { pen: { ...NEW_PEN }, clip: view, isClipSure: true };
  let [isClipping, hidden] = [false, 0];
  operations.forEach((operation, index) => {
    const { pen } = state;
    const args = listOf(argsArray[index]);
    if (SAVES.has(operation)) saved.push({ ...state, pen: { ...pen } });
    if (operation === OPS.paintFormXObjectBegin) state = enterForm(state, args);
    if (RESTORES.has(operation)) state = saved.pop() ?? state;
    // Layers may be turned off.
    if (MARKS.has(operation)) hidden += args[0] === 'OC' || hidden > 0 ? 1 : 0;
    if (operation === OPS.endMarkedContent && hidden > 0) hidden -= 1;
    if (operation === OPS.clip || operation === OPS.eoClip) isClipping = true;
    if (operation === OPS.showText) {
      glyphs.push(...show(pen, args[0], widthOf(pen.font), shapes.length));
      // Letters that cut what is drawn next are seen by it.
      if (pen.mode >= CUTTING) state = { ...state, isClipSure: false };
    }
    if (operation === OPS.constructPath) {
      shapes.push(...shapesOf(state, args, hidden === 0));
      if (isClipping) state = clipped(state, args);
      isClipping = false;
    }
    if (PICTURES.has(operation)) shapes.push({ area: state.clip, colour: null });
    changePen(pen, operation, args);
    if (operation === OPS.transform)
      shapes.push({ area: common(moved(pen.matrix, SQUARE), state.clip), colour: null });
  });
  return {
    glyphs,
    shapes,
    isPaperSure: !operations.some((operation, index) => mayPaint(operation, argsArray[index])),
  };
}

function mayPaint(operation: number, args: unknown): boolean {
  if (operation !== OPS.beginGroup) return operation === OPS.shadingFill;
  const group = listOf(args)[0] as { readonly smask?: unknown; readonly knockout?: unknown } | null;
  return Boolean(group?.smask) || group?.knockout === true;
}

/** The letters of a text, after which the pen stands at its end. */
function show(pen: Pen, text: unknown, unit: number, order: number): readonly DrawnGlyph[] {
  const { size, stretch, charSpacing, wordSpacing, mode, fill, alpha, isPlain, isMasked } = pen;
  const matrix = times(pen.matrix, pen.textMatrix);
  const isScaled = Math.abs(unit * THOUSAND - 1) < 0.01;
  const shown = isScaled ? Math.hypot(matrix[2], matrix[3]) * Math.abs(size) : null;
  return listOf(text).flatMap((glyph) => {
    if (typeof glyph === 'number') pen.x -= (glyph / 1000) * size * stretch;
    if (typeof glyph !== 'object' || glyph === null || !('unicode' in glyph)) return [];
    const { width = 0, isSpace, vmetric } = glyph as Readonly<Record<string, unknown>>;
    const [x, y] = [pen.x, pen.y + pen.rise];
    const spacing = charSpacing + (isSpace === true ? wordSpacing : 0);
    const wide = Number(width) * unit * size * stretch;
    if (Array.isArray(vmetric)) pen.y += Number(vmetric[0]) * unit * size - spacing;
    else pen.x += wide + spacing * stretch;
    const high = isScaled ? size : wide;
    const [left, low] = Array.isArray(vmetric) ? [x - high / 2, y - high] : [x, y];
    const [a, b, c, d, e, f] = matrix;
    return {
      text: String(glyph.unicode),
      x: a * x + c * y + e,
      y: b * x + d * y + f,
      area: moved(matrix, {
        left: left + 0.1 * wide,
        bottom: low + 0.1 * high,
        right: left + 0.9 * wide,
        top: low + 0.5 * high,
      }),
      size: shown,
      mode,
      fill,
      alpha,
      isPlain: isPlain && !isMasked,
      order,
    };
  });
}

/** The areas that a path fills. One that is no upright rectangle may fill any part of its area. */
function shapesOf(
  state: State,
  [paint, data, extent]: readonly unknown[],
  isSure: boolean,
): readonly DrawnShape[] {
  const { pen, clip, isClipSure } = state;
  const box = extentOf(extent);
  if (!box) return [];
  const isRectangle = isUprightRectangle(numbersOf(listOf(data)[0])) && isUpright(pen);
  const area = common(moved(pen.matrix, box), clip);
  if (FILLS.has(paint)) {
    if (pen.alpha < 0.05) return [];
    const hides = isRectangle && isSure && isClipSure && pen.isPlain && !pen.isMasked && pen.alpha > 0.95;
    return [{ area, colour: hides ? pen.fill : null }];
  }
  const width = pen.lineWidth * Math.hypot(pen.matrix[0], pen.matrix[1]);
  if (!STROKES.has(paint) || isRectangle || width < THICK) return [];
  const { left, bottom, right, top } = area;
  const half = width / 2;
  return [
    {
      area: { left: left - half, bottom: bottom - half, right: right + half, top: top + half },
      colour: null,
    },
  ];
}

/** A part of the page that is drawn by itself is moved, and cut at its own edges. */
function enterForm({ pen, clip, isClipSure }: State, [matrix, box]: readonly unknown[]): State {
  if (matrix) pen.matrix = times(pen.matrix, numbersOf(matrix));
  const edges = extentOf(box);
  if (!edges) return { pen, clip, isClipSure };
  return {
    pen,
    clip: common(clip, moved(pen.matrix, edges)),
    isClipSure: isClipSure && isUpright(pen),
  };
}

function clipped({ pen, clip, isClipSure }: State, [, data, extent]: readonly unknown[]): State {
  const box = extentOf(extent);
  if (!box) return { pen, clip, isClipSure: false };
  const isSure = isUprightRectangle(numbersOf(listOf(data)[0])) && isUpright(pen);
  return { pen, clip: common(clip, moved(pen.matrix, box)), isClipSure: isClipSure && isSure };
}

function extentOf(extent: unknown): Area | null {
  const [left, bottom, right, top] = numbersOf(extent);
  if (left === undefined || bottom === undefined || right === undefined || top === undefined) return null;
  return { left, bottom, right, top };
}

function isUpright({ matrix: [a, b, c, d] }: Pen): boolean {
  return (b === 0 && c === 0) || (a === 0 && d === 0);
}

/** True for one rectangle whose sides are upright: a move, three or four lines, and an end, in pdf.js's codes. */
function isUprightRectangle(path: readonly number[]): boolean {
  const [move, , , ...rest] = path;
  const lines = rest.at(-1) === 4 ? rest.slice(0, -1) : rest;
  if (move !== 0 || (lines.length !== 9 && lines.length !== 12)) return false;
  let [x, y] = [path[1], path[2]];
  for (let at = 0; at < lines.length; at += 3) {
    const [code, nextX, nextY] = lines.slice(at, at + 3);
    if (code !== 1 || (nextX !== x && nextY !== y)) return false;
    [x, y] = [nextX, nextY];
  }
  return true;
}
