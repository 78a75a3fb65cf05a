import { browser } from '#imports';
import type { Failure } from '../chat/failure';
import type { PdfCapture, PdfFault } from '../pdf/pdf-capture';

/** Reads a tab that shows a PDF in the browser's own viewer, or says why it can't be read. */
export async function capturePdf(tabId: number): Promise<PdfCapture | Failure> {
  try {
    const [frame] = await browser.scripting.executeScript({
      target: { tabId },
      files: ['/content-scripts/pdf.js'],
    });
    const result = frame?.result as PdfCapture | PdfFault | undefined;
    if (!result) return { kind: 'page-unreadable', message: '' };
    return 'fault' in result ? { kind: result.fault, message: result.message } : result;
  } catch (error) {
    return { kind: 'page-unreadable', message: error instanceof Error ? error.message : String(error) };
  }
}
