import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { makePicture } from '../picture/make-picture';
import { MOST_PICTURES, sizeToSend, type MadePicture } from '../picture/picture';
import { openPdf, type ReadCMap } from './open-pdf';

/** Pages of a PDF as pictures. */
export interface DrawnPages {
  readonly pictures: readonly DrawnPage[];
  /** The numbers of the pages that came out blank, and are not among them. */
  readonly blank: readonly number[];
  /** The number of the next page, and of all pages in the file. */
  readonly next: number;
  readonly pages: number;
}

interface DrawnPage extends MadePicture {
  /** The number of the page, from 1. */
  readonly page: number;
}

/** Points of a PDF are 1/72 inch; a page is drawn as large as a picture is sent. */
const LARGE = 4;

/** pdf.js's decoders for the pictures of scanners, which no browser shows: a part of the package, see wxt.config.ts. */
const DECODERS = '/pdf-decoders/';

/**
 * Draws pages of a PDF from the page `from` on, counted from 1: as many as a question may have pictures. Null where it
 * does not open.
 */
export async function drawPages(
  data: Uint8Array,
  readCMap: ReadCMap,
  from: number,
): Promise<DrawnPages | null> {
  const file = await openPdf(data, readCMap, { decoders: new URL(DECODERS, location.href).href });
  if ('fault' in file) return null;
  try {
    const pictures: DrawnPage[] = [];
    const blank: number[] = [];
    let next = from;
    for (; next <= file.numPages && pictures.length < MOST_PICTURES; next += 1) {
      const canvas = await drawPage(await file.getPage(next));
      if (isBlank(canvas)) blank.push(next);
      else pictures.push({ ...(await makePicture(canvas)), page: next });
    }
    return { pictures, blank, next, pages: file.numPages };
  } finally {
    await file.loadingTask.destroy();
  }
}

async function drawPage(page: PDFPageProxy): Promise<HTMLCanvasElement> {
  const { width, height } = page.getViewport({ scale: 1 });
  const size = sizeToSend(width * LARGE, height * LARGE);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, size);
  const viewport = page.getViewport({ scale: size.width / width });
  // For the screen it would wait for frames, of which a panel out of sight gets none.
  await page.render({ canvas, viewport, intent: 'print' }).promise;
  return canvas;
}

/** True if all of a page has one colour. */
function isBlank(canvas: HTMLCanvasElement): boolean {
  const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
  if (!data) return true;
  const pixels = new Uint32Array(data.buffer);
  return pixels.every((pixel) => pixel === pixels[0]);
}
