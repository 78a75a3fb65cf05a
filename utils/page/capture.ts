/** The results of the injected scripts: plain JSON, since they cross from the page's process. */
import type { LeftPart } from './account/left-parts';
import type { ExtractedPage } from './extract/extract';
import type { LeftOut } from './reading';

/** A page as it was read. */
export interface PageCapture extends ExtractedPage {
  /** The page's address at the moment of reading. */
  readonly url: string;
  /** `text/html`, or `application/pdf` for the browser's own PDF viewer. */
  readonly contentType: string;
  /** The things that are not in the text and can't be: the page does not show them, or Sidenote can't read them. */
  readonly leftOut: readonly LeftOut[];
  /** The parts that the page shows and that are not in the text. */
  readonly parts: readonly LeftPart[];
}

/** The selection on a page, with the text around it. */
export interface SelectionCapture {
  /** The exact quote, as the page shows it. */
  readonly text: string;
  /** The same as Markdown; absent where that adds nothing to `text`. */
  readonly markdown?: string;
  /** The headings above it, outermost first. */
  readonly headings: readonly string[];
  /** The block that holds it, as plain text; empty where there is none to be found. */
  readonly around: string;
}

/** The result of one step towards a page's end; see `loadRest`. */
export interface RestStep {
  /** True if there is nothing more to load, or the limits are reached. */
  readonly isDone: boolean;
  /** List items that have appeared so far. */
  readonly count: number;
  /** Height of the page, or of its largest list, in CSS pixels: the distance to scroll. */
  readonly height: number;
  /** Pixels of it that were scrolled so far. */
  readonly reached: number;
}
