/** What the injected scripts hand back: plain JSON, since it crosses from the page's process. */
import type { ExtractedPage } from './extract';

/** A page as it was read. */
export interface PageCapture extends ExtractedPage {
  /** The page's address at the moment of reading. */
  readonly url: string;
  /** `text/html`, or `application/pdf` for the browser's own PDF viewer. */
  readonly contentType: string;
}

/** What is selected on the page, with what stands around it. */
export interface SelectionCapture {
  readonly text: string;
  /** The headings above it, outermost first. */
  readonly headings: readonly string[];
  /** The block that holds it, as plain text; empty when it could not be told. */
  readonly around: string;
}
