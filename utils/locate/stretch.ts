/** A stretch of the folded text of a page, or of a passage. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Stretches of a page that together, in order, are the text of a passage. */
export type Candidate = readonly Stretch[];
