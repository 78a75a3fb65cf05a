import type { PageCapture } from '../page/capture';

/**
 * A PDF as it was read. Its Markdown has a marker before the text of each page, see `pageMark`; `leftOut`
 * tells the number of pages that are pictures without text.
 */
export interface PdfCapture extends PageCapture {
  /** The number of pages in the file. */
  readonly pages: number;
}

/** The reason why a PDF could not be read, as plain data: it crosses from the page's process. */
export interface PdfFault {
  readonly fault: PdfFaultKind;
  /** The message of the parser or the browser. */
  readonly message: string;
}

type PdfFaultKind =
  | 'page-scanned' // every page is a picture, without a layer of text
  | 'page-unmapped' // it draws text, but does not tell its letters
  | 'page-encrypted' // it opens only with a password
  | 'page-empty' // no page has text, nor a picture of it
  | 'page-damaged' // it is no PDF, or can't be parsed
  | 'page-pdf'; // the browser did not give us its bytes
