import { fenceRule } from './fence-rule';

/** The system prompt of the translation of a part of a page. `language` is as the model is told it. */
export function translatingPrompt(language: string, boundary: string): string {
  return [
    `You are a translator. You translate into ${language} what you are given, completely and exactly, in natural sentences, and add nothing.`,
    fenceRule(['page'], boundary),
  ].join('\n\n');
}

/** The request to translate one part of a page, whose passages begin with their marks. */
export const TRANSLATE_PART = [
  'Translate this part of a page.',
  // The marks are what leads each paragraph back to its own, and what tells that none was forgotten.
  'Each passage begins with a mark such as [12]. Put that mark behind the translation of the passage, at its end, exactly once, and no mark anywhere else.',
  'Leave out no passage, join none with another, and keep their order and their Markdown: headings, lists, tables, quotes, emphasis and links with their addresses.',
  // A reader of a manual copies it.
  'Code, formulas, names of commands and addresses stay as they are; a mark before code goes on a line of its own after it, the mark of a table’s row into the last cell of the row.',
  'Where a passage is in that language already, repeat it. Write nothing before and nothing after the translation.',
].join(' ');
