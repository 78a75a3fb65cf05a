import type { PageCapture } from '../page/capture';

/**
 * A PDF as it was read. Its Markdown has a mark before the text of each page, see `pageMark`; `leftOut` tells
 * how many pages are pictures without text.
 */
export interface PdfCapture extends PageCapture {
  /** How many pages the file has. */
  readonly pages: number;
}

/** Why a PDF could not be read, as plain data: it crosses from the page's process. */
export interface PdfFault {
  readonly fault: PdfFaultKind;
  /** What the parser or the browser said. */
  readonly message: string;
}

type PdfFaultKind =
  | 'page-scanned' // every page is a picture, without a layer of text
  | 'page-encrypted' // it opens with a password only
  | 'page-damaged' // it is no PDF, or one that can't be made sense of
  | 'page-pdf'; // its bytes could not be had from the browser
