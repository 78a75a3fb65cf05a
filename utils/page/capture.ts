/** What the injected scripts hand back: plain JSON, since it crosses from the page's process. */

/** A page as it was read. */
export interface PageCapture {
  /** The page's address at the moment of reading. */
  readonly url: string;
  readonly title: string;
  readonly site: string;
  readonly byline: string | null;
  /** As the page gives it, usually ISO 8601. */
  readonly published: string | null;
  /** BCP 47, as the page declares it. */
  readonly language: string | null;
  readonly excerpt: string | null;
  /** The main text. Empty when the page has none. */
  readonly markdown: string;
  /** `text/html`, or `application/pdf` for the browser's own PDF viewer. */
  readonly contentType: string;
}

/** What is selected on the page, with what stands around it. */
export interface SelectionCapture {
  readonly text: string;
  readonly headings: readonly string[];
  readonly around: string;
}
