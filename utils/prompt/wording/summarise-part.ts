/** The request to summarise one part of a long page. */
export const SUMMARISE_PART = [
  'Summarise this part of a long page.',
  // Otherwise it summarises for a reader, and leaves out what only a question would need.
  'Others sum up the whole page, and answer questions about it, from such summaries alone: keep every point in its order, with the names, figures, dates, terms and short quotes that matter.',
  // The marks are what leads the answer back to the page.
  'Passages begin with a mark such as [12]: after each point put the marks of the passages that it comes from, and no others.',
  // A book is some dozen of them, and all have to fit into one request.
  'At most 400 words, as a list; nothing before it and nothing after it.',
  // An empty answer counts as a failure.
  'Where there is nothing to keep, say so in one sentence.',
].join(' ');

/** The request to make one summary of several that follow each other. */
export const JOIN_SUMMARIES = [
  'These are summaries of parts of a page that follow each other.',
  // The headings are what the outline of the page is made of.
  'Summarise them as one: what matters most, in its order, under the headings that they have, with the names and figures, and the marks such as [12] that belong to each point.',
  'At most 500 words; nothing before it and nothing after it.',
].join(' ');
