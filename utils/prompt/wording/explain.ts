/** The request to explain the selection. `question` is what the user sees as their question. */
export function explainRequest(question: string): string {
  // The selection may be in another language than the answer, and its sense may hang on what stands before it.
  return `Explain the selection in the language you answer in: what it says, in plain words, and what one must know from the page to understand it. (${question})`;
}
