/** The state in which one part of an answer is read; syntaxes ask it what the text at hand can't tell. */
export interface Reading {
  /** The Markdown that is read. */
  source: string;
  /** True while more of the answer is to come. */
  isOpen: boolean;
  /** The labels of the answer's notes, in lower case. */
  notes: Set<string>;
  /** The labels of the links that were defined elsewhere, as marked keeps them. */
  used: Set<string>;
  /** Becomes true where something was read in the hope of what is still to come. */
  isGuess: boolean;
  /** True if the source has a formula for sure; null until this is asked. */
  isMathematical: boolean | null;
  /** True if the source has an index of a program for sure; null until this is asked. */
  hasIndex: boolean | null;
  /** Folds around the place that is read. */
  folds: number;
}

export function createReading(): Reading {
  return {
    source: '',
    isOpen: false,
    notes: new Set(),
    used: new Set(),
    isGuess: false,
    isMathematical: null,
    hasIndex: null,
    folds: 0,
  };
}

/** Begins to read another part. */
export function begin(reading: Reading, source: string, isOpen: boolean, notes: ReadonlySet<string>): void {
  Object.assign(reading, createReading(), { source, isOpen, notes: new Set(notes) });
}
