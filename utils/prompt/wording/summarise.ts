/**
 * The request for a summary of the page. `question` is what the user sees as their question; it comes last, in their
 * language.
 */
export function summariseRequest(question: string): string {
  // One sentence first, for those who read no further; the order of the page, so that the list leads through it.
  return `Summarise this page: one sentence that says what it is and what it comes to, then its main points as a list in the order of the page, with the figures and names that matter. (${question})`;
}
