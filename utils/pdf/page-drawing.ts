import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Area } from './areas';
import { type DrawnPage, followDrawing } from './drawn-page';
import { listOf, numbersOf } from './pen';
import { IDENTITY, type Matrix, times } from './planes';

/** In parts of the page: a smaller picture holds no page of text. */
const MIN_PICTURE = 0.005;
/** A frame and a background take fewer shapes; letters that are drawn as shapes take more. */
const MIN_SHAPES = 4;

/** The text that pdf.js takes each code of a font for. */
export type DrawnLetters = ReadonlyMap<number, string>;

/** A page, as far as the operations that draw it tell. */
export interface PageDrawing {
  /** True if it shows pictures or many shapes, which may be pictures of text. */
  readonly hasPicture: boolean;
  /** By the names that pdf.js gives to fonts. */
  readonly letters: ReadonlyMap<string, DrawnLetters>;
  /** Its letters in their places, and what else is drawn. */
  readonly drawn: DrawnPage;
  /** The part of it that is shown, in the file's coordinates. */
  readonly view: Area;
}

/** Follows the drawing of a page. Pictures are skipped by `openPdf`, so it is as quick as the text alone. */
export async function drawingOf(page: PDFPageProxy): Promise<PageDrawing> {
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 });
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const view: Area = { left, bottom, right, top };
  return {
    hasPicture: hasPicture(page, fnArray, argsArray),
    letters: lettersIn(fnArray, argsArray),
    drawn: followDrawing(fnArray, argsArray, view, (font) => unitOf(page, font)),
    view,
  };
}

/** The width of a thousandth in a font of one point. */
function unitOf(page: PDFPageProxy, name: string): number {
  const font: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : null;
  const matrix = typeof font === 'object' && font !== null && 'fontMatrix' in font ? font.fontMatrix : null;
  return numbersOf(matrix)[0] || 0.001;
}

function lettersIn(operations: readonly number[], argsArray: readonly unknown[]) {
  const letters = new Map<string, Map<number, string>>();
  const saved: string[] = [];
  let font = '';
  operations.forEach((operation, index) => {
    const args = listOf(argsArray[index]);
    if (operation === OPS.save) saved.push(font);
    if (operation === OPS.restore) font = saved.pop() ?? font;
    if (operation === OPS.setFont && typeof args[0] === 'string') [font] = [args[0]];
    if (operation !== OPS.showText) return;
    const known = letters.get(font) ?? new Map<number, string>();
    letters.set(font, known);
    for (const glyph of listOf(args[0])) {
      if (typeof glyph !== 'object' || glyph === null || !('originalCharCode' in glyph)) continue;
      known.set(Number(glyph.originalCharCode), letterOf(glyph));
    }
  });
  return letters;
}

/** The pictures themselves are not drawn, but the matrices that stretch them over their place are set. */
function hasPicture(page: PDFPageProxy, fnArray: readonly number[], argsArray: readonly unknown[]): boolean {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const least = MIN_PICTURE * (right - left) * (top - bottom);
  const saved: Matrix[] = [];
  let [matrix, shapes, largest] = [IDENTITY, 0, 0];
  fnArray.forEach((operation, index) => {
    const args = listOf(argsArray[index]);
    if (operation === OPS.save || operation === OPS.paintFormXObjectBegin) saved.push(matrix);
    if (operation === OPS.paintFormXObjectBegin && args[0]) matrix = times(matrix, numbersOf(args[0]));
    if (operation === OPS.restore || operation === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? IDENTITY;
    if (operation === OPS.shadingFill || (operation === OPS.constructPath && args[0] !== OPS.endPath))
      shapes++;
    if (operation !== OPS.transform) return;
    matrix = times(matrix, numbersOf(args));
    largest = Math.max(largest, Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
  });
  return shapes >= MIN_SHAPES || largest >= least;
}

const MOVES: ReadonlySet<number> = new Set([
  OPS.beginText,
  OPS.moveText,
  OPS.setLeadingMoveText,
  OPS.setTextMatrix,
  OPS.nextLine,
]);

/** The words that annotations draw themselves, such as a stamp's, by the annotations' ids. */
export async function wordsOfAnnotations(page: PDFPageProxy): Promise<ReadonlyMap<string, string>> {
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 1 });
  const words = new Map<string, string>();
  let id: string | null = null;
  fnArray.forEach((operation, index) => {
    const [first] = listOf(argsArray[index]);
    if (operation === OPS.beginAnnotation) id = typeof first === 'string' ? first : null;
    else if (operation === OPS.endAnnotation) id = null;
    if (id === null) return;
    const drawn = operation === OPS.showText ? listOf(first).map(letterOf).join('') : '';
    words.set(id, (words.get(id) ?? '') + (MOVES.has(operation) ? ' ' : drawn));
  });
  return words;
}

/** A glyph's text; numbers between glyphs move them. */
function letterOf(glyph: unknown): string {
  if (typeof glyph !== 'object' || glyph === null || !('unicode' in glyph)) return '';
  return typeof glyph.unicode === 'string' ? glyph.unicode : '';
}
