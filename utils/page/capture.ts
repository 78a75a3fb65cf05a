/** What the injected scripts hand back: plain JSON, since it crosses from the page's process. */
import type { ExtractedPage } from './extract/extract';
import type { LeftOut } from './reading';

/** A page as it was read. */
export interface PageCapture extends ExtractedPage {
  /** The page's address at the moment of reading. */
  readonly url: string;
  /** `text/html`, or `application/pdf` for the browser's own PDF viewer. */
  readonly contentType: string;
  /** What of the page is not in it. */
  readonly leftOut: readonly LeftOut[];
}

/** What is selected on the page, with what stands around it. */
export interface SelectionCapture {
  /** The exact quote, as the page shows it. */
  readonly text: string;
  /** The same as Markdown; absent where that says no more than `text`. */
  readonly markdown?: string;
  /** The headings above it, outermost first. */
  readonly headings: readonly string[];
  /** The block that holds it, as plain text; empty when it could not be told. */
  readonly around: string;
}

/** What a step on the way to a page's end brought; see `loadRest`. */
export interface RestStep {
  /** Whether there is nothing more to load, or the bounds are reached. */
  readonly isDone: boolean;
  /** Items of lists that came to light so far. */
  readonly count: number;
  /** Height of the page, or of its largest list, in CSS pixels: what there is to scroll. */
  readonly height: number;
  /** Pixels of it that were scrolled through. */
  readonly reached: number;
}
