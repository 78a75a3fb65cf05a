/** The kinds of text that a page shows beside what is sent. The names are those on disk. */
export const PART_KINDS = [
  'navigation',
  'advertising',
  'comments',
  'related',
  'consent',
  /** Buttons, forms, and all that asks the reader to do something. */
  'controls',
  /** The site's own header and footer. */
  'site',
  /** Columns beside the text. */
  'beside',
  /** The words under pictures. */
  'captions',
  /** Lines that stand on each page of a PDF, and the pages' numbers. */
  'repeated',
  /** Words that are on the page but cannot be seen. */
  'hidden',
  /** All else. */
  'clutter',
] as const;

export type PartKind = (typeof PART_KINDS)[number];
