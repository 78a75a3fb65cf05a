import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { IDENTITY, type Matrix, times } from './planes';

/** In parts of the page: a smaller picture holds no page of text. */
const MIN_PICTURE = 0.005;
/** A frame and a background take fewer shapes; letters that are drawn as shapes take more. */
const MIN_SHAPES = 4;

/**
 * True if a page shows pictures or many shapes, which may be pictures of text. `openPdf` skips the pictures,
 * but not the matrices that stretch them over their place.
 */
export async function hasPicture(page: PDFPageProxy): Promise<boolean> {
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 });
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

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return ArrayBuffer.isView(value) && !(value instanceof DataView) ? Array.from(value as Float32Array) : [];
}

function numbersOf(value: unknown): readonly number[] {
  return listOf(value).map(Number);
}
