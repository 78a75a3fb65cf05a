/** The factories for parts of an answer that need more than their text. */
export interface ShowParts {
  readonly words: AnswerWords;
  /** Creates a formula, given as TeX. It may be typeset later. */
  createMath(source: string, isDisplay: boolean): HTMLElement;
}

/** The words in an answer that are not Kimi's, in the user's language. */
export interface AnswerWords {
  readonly taskDone: string;
  readonly taskOpen: string;
  readonly copyCode: string;
  readonly wrapLines: string;
  /** The name of a code block in this language, which may be empty. */
  codeIn(language: string): string;
}
