import type { Failure } from '../chat/failure';
import type { PdfCapture, PdfFault } from '../pdf/pdf-capture';
import { Refused } from '../chat/refused';
import type { FilePart } from '../pdf/file-part';
import { callInjected, inject } from './access-injected';
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

/**
 * A part of the PDF that a tab shows, from the byte `from` on. Throws `Refused` where the tab may not be read, shows
 * another page by now, or the browser does not give us the file.
 */
export async function pdfPart(tabId: number, from: number): Promise<FilePart> {
  try {
    if (from === 0) await inject({ tabId }, 'file');
    const part = await callInjected({ tabId }, 'readFile', from);
    if (!part) throw new Refused({ kind: 'page-changed', message: '' });
    if ('fault' in part) throw new Refused({ kind: part.fault, message: part.message });
    return part;
  } catch (error) {
    throw new Refused(unreadable(error));
  }
}
