/**
 * The request to translate the selection. `language` is as the model is told it, `question` what the user sees as their
 * question.
 */
export function translateRequest(language: string, question: string): string {
  // The surroundings go along for the sense alone. One who translates what they can read wants it plainer.
  return `Translate the selection, and only the selection, into ${language}. Keep its formatting, names and code. If it is in that language already, put it in plainer words. (${question})`;
}
