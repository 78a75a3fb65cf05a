/** A passage that is to be shown on its page. */
export interface PassageTarget {
  /** Its plain text. */
  readonly text: string;
  readonly kind: PassageKind;
  /**
   * The plain texts of the passages around it, nearest first: three on each side tell two equal passages
   * apart.
   */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** The headings it stands under, outermost first. */
  readonly headings: readonly string[];
  /** The page of a PDF that it is on, counted from 1; null elsewhere. */
  readonly pdfPage: number | null;
  /** The time at which it is said in a recording; null where there is none. */
  readonly seconds: number | null;
}

/** One of several passages that are shown at once. */
export interface NumberedTarget {
  readonly target: PassageTarget;
  /** The number that its citation has. */
  readonly number: string;
}

/** The result of a search on the page; a `hidden` passage is highlighted once the page shows it. */
export type Shown = 'shown' | 'hidden' | 'absent';

/** The kind of a passage in the page's Markdown. */
export type PassageKind = 'paragraph' | 'item' | 'quote' | 'row' | 'code' | 'formula' | 'heading';
