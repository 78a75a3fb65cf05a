/**
 * A piece of text in one style. Lengths are points, downwards and to the right from the page's corner, with
 * the page turned so that the text is upright: vertical Japanese is turned so that its lines go to the right.
 */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly width: number;
  /** The font's. */
  readonly size: number;
  readonly isBold: boolean;
  readonly isMonospace: boolean;
  readonly isRightToLeft: boolean;
  /** The target of a link on it. */
  readonly href: string | null;
}

/** The text of a page that has one orientation. */
export interface Plane {
  readonly runs: readonly TextRun[];
  /** The upper and the lower edge of the page. */
  readonly top: number;
  readonly bottom: number;
}

/** A page as it was taken from the file, before any analysis. */
export interface PdfPage {
  /** From 1. */
  readonly number: number;
  /** The direction of most of the text first. None has text on a scanned page. */
  readonly planes: readonly Plane[];
  /** The comments of its readers. */
  readonly comments: readonly string[];
}

/** An entry of the file's outline. */
export interface OutlineEntry {
  readonly title: string;
  /** 0 for the outermost. */
  readonly depth: number;
}
