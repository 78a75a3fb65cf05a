/** A passage that is to be shown on the page it was read from. */
export interface PassageTarget {
  /** Its plain text. */
  readonly text: string;
  readonly kind: PassageKind;
  /** The plain texts of the passages around it, nearest first: three on each side say which of two equal ones is meant. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** The headings it stands under, outermost first. */
  readonly headings: readonly string[];
  /** The page of a PDF that it stands on, counted from 1; null elsewhere. */
  readonly pdfPage: number | null;
  /** When it is said in a recording; null where it is in none. */
  readonly seconds: number | null;
}

/** Whether the page has it; where it is `hidden` it is highlighted for when the page shows it. */
export type Shown = 'shown' | 'hidden' | 'absent';

/** What a passage is in the page's Markdown. */
export type PassageKind = 'paragraph' | 'item' | 'quote' | 'row' | 'code' | 'formula' | 'heading';
