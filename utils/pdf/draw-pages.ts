import { makePicture } from '../picture/make-picture';
import { MOST_PICTURES, sizeToSend, type MadePicture } from '../picture/picture';
import { openPdf, type ReadCMap } from './open-pdf';

/** Pages of a PDF as pictures. */
export interface DrawnPages {
  readonly pictures: readonly MadePicture[];
  /** The number of pages in the file. */
  readonly pages: number;
}

/** Points of a PDF are 1/72 inch; a page is drawn as large as a picture is sent. */
const LARGE = 4;

/**
 * Draws pages of a PDF from the page `from` on, counted from 1: as many as a question may have pictures. Null where it
 * does not open, or one of them stays blank, as where its picture is in a format that is not read here.
 */
export async function drawPages(
  data: Uint8Array,
  readCMap: ReadCMap,
  from: number,
): Promise<DrawnPages | null> {
  const file = await openPdf(data, readCMap, { isDrawn: true });
  if ('fault' in file) return null;
  try {
    const pictures: MadePicture[] = [];
    const last = Math.min(file.numPages, from + MOST_PICTURES - 1);
    for (let number = from; number <= last; number += 1) {
      const page = await file.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      const size = sizeToSend(width * LARGE, height * LARGE);
      const canvas = document.createElement('canvas');
      Object.assign(canvas, size);
      const viewport = page.getViewport({ scale: size.width / width });
      // For the screen it would wait for frames, of which a panel out of sight gets none.
      await page.render({ canvas, viewport, intent: 'print' }).promise;
      if (isBlank(canvas)) return null;
      pictures.push(await makePicture(canvas));
    }
    return { pictures, pages: file.numPages };
  } finally {
    await file.loadingTask.destroy();
  }
}

/** True if all of a page has one colour. */
function isBlank(canvas: HTMLCanvasElement): boolean {
  const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
  if (!data) return true;
  const pixels = new Uint32Array(data.buffer);
  return pixels.every((pixel) => pixel === pixels[0]);
}
