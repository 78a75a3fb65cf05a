import type { PdfFault } from './pdf-capture';

/** In bytes: readers look for the head of a file no farther. */
const HEAD_BYTES = 1024;

/**
 * Fetches the file that a tab shows, from the browser's cache where it is there; or says why it can't be had.
 */
export async function fetchPdf(url: string): Promise<Uint8Array<ArrayBuffer> | PdfFault> {
  let response: Response;
  try {
    response = await fetch(url, { cache: 'force-cache', credentials: 'include' });
  } catch (error) {
    return { fault: 'page-pdf', message: error instanceof Error ? error.message : String(error) };
  }
  if (!response.ok) return { fault: 'page-pdf', message: `${response.status} ${response.statusText}`.trim() };
  const data = new Uint8Array(await response.arrayBuffer());
  if (isPdf(data)) return data;
  // The file came from a form, or the session is over: another document is there now.
  const isOther = /\bhtml\b/iu.test(response.headers.get('content-type') ?? '');
  return isOther
    ? { fault: 'page-pdf', message: '' }
    : { fault: 'page-damaged', message: 'The file does not begin like a PDF.' };
}

function isPdf(data: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(data.subarray(0, HEAD_BYTES)).includes('%PDF-');
}
