import type { Preset } from '../../prompts/presets';

/** The requests, by the words for what they are about: the page or the selection. */
const REQUESTS: Readonly<Record<Preset, (it: string) => string>> = {
  'one-line': (it) =>
    `Sum up ${it} in one sentence of at most 30 words: what it is, and what it comes to. Write nothing else.`,
  'main-points': (it) =>
    `Give the five points of ${it} that matter most, as a numbered list, the most important first: one or two sentences each, with the names and figures that belong to it. If there are fewer points, give fewer.`,
  'long-summary': (it) =>
    `Summarise ${it} at length, for someone who will not read it: under headings, in its own order, with its reasoning, examples, figures and names. Begin with two sentences that say what it comes to.`,
  simply: (it) =>
    `Explain ${it} in simple words, for someone who knows nothing of the subject: short sentences, every term explained where it first comes, and an example from daily life where it helps.`,
  // A term without its meaning there is explained all the same, and marked by the rule on knowledge.
  terms: (it) =>
    `List the key terms of ${it}, each in bold and with a definition of one or two sentences, as ${it} uses it; at most fifteen, in the order in which they are needed to understand each other.`,
  actions: (it) =>
    `List what is to be done according to ${it}: as a task list (- [ ]), each item beginning with a verb, with who does it and by when where that is said. If nothing is to be done, say so.`,
  'for-and-against': (it) =>
    `Set out the arguments of ${it} for and against its central claim or question. Name that first; then a table with the columns for and against. Say which side ${it} takes, and which argument is missing or weak.`,
  // The panel folds what stands in these tags; the model is told their form, since each on its own line is needed.
  quiz: (it) =>
    `Make a quiz on ${it}: six questions on what is worth knowing, from easy to hard, numbered, in bold. After each, fold its answer away in exactly this form, with the tags on lines of their own and the word for “Answer” in your language:\n\n<details>\n<summary>Answer</summary>\n\nThe answer in one to three sentences.\n\n</details>\n\nWrite nothing after the last question.`,
  figures: (it) =>
    `Collect the figures of ${it} in one table, with the columns: what is counted or measured, figure with unit, date or period, where it comes from. Leave a cell empty that ${it} does not fill. If there are no figures, say so.`,
  missing: (it) =>
    `Say what ${it} leaves out that a critical reader would want to know: open questions, missing evidence and other views, the most important first.`,
  compare: () =>
    'Compare the pages of this conversation: first in two sentences what they have in common and where they part, then a table with a column for each page and a row for each point that both or one of them treats; last what only one of them has. Where they contradict each other, say so in bold.',
  // Each part of it has a request of its own, see translate-page.ts: this is what later questions come after.
  'translate-page': () => 'Translate this page.',
};

/** The request of a prompt that Sidenote brings along. `question` is what the user sees as their question. */
export function presetRequest(preset: Preset, question: string, isOfSelection: boolean): string {
  return `${REQUESTS[preset](isOfSelection ? 'the selection' : 'this page')} (${question})`;
}
