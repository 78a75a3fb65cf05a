import type { Failure } from '../chat/failure';
import type { PdfCapture, PdfFault } from '../pdf/pdf-capture';
import { inject } from './access-injected';
import { unreadable } from './unreadable';

/** Reads a tab that shows a PDF in the browser's own viewer, or says why it can't be read. */
export async function capturePdf(tabId: number): Promise<PdfCapture | Failure> {
  try {
    const result = (await inject({ tabId }, 'pdf')) as PdfCapture | PdfFault | undefined;
    if (!result) return { kind: 'page-unreadable', message: '' };
    return 'fault' in result ? { kind: result.fault, message: result.message } : result;
  } catch (error) {
    return unreadable(error);
  }
}
