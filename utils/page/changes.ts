import { blocksOf, linesOf, type MarkdownBlock } from '../text/markdown-blocks';

/**
 * The beginning of a passage of its own within a block: an item of a list, whatever its number, or the row of
 * a table.
 */
const ITEM = /^\s*(?:[-*+]|\d+[.)])\s+/;

/** The line of a table that only draws a rule. */
const RULE = /^[\s|:-]*$/;

/**
 * Counts the passages of a page that have changed: paragraphs, headings, items of lists, rows of tables,
 * pieces of code. A passage with another place, number or white space is the same; one that was rewritten
 * counts once, as does one that was added or removed.
 */
export function changedPassages(before: string, after: string): number {
  if (before === after) return 0;
  const counts = new Map<string, number>();
  for (const passage of passagesOf(before)) counts.set(passage, (counts.get(passage) ?? 0) + 1);
  let added = 0;
  for (const passage of passagesOf(after)) {
    const left = counts.get(passage) ?? 0;
    if (left === 0) added += 1;
    else counts.set(passage, left - 1);
  }
  const removed = counts.values().reduce((sum, count) => sum + count, 0);
  return Math.max(added, removed);
}

function* passagesOf(text: string): Generator<string> {
  for (const block of blocksOf(text)) {
    for (const passage of within(block, text)) {
      const words = passage.replaceAll(/\s+/g, ' ').trim();
      if (words !== '') yield words;
    }
  }
}

function* within({ type, start, end }: MarkdownBlock, text: string): Generator<string> {
  // The pages of a PDF are renumbered when one is put before them.
  if (type === 'note') return;
  if (type === 'code' || type === 'heading') {
    yield text.slice(start, end);
    return;
  }
  let passage = '';
  for (const { line } of linesOf(text, start, end)) {
    const isRow = type === 'table';
    if (isRow && RULE.test(line)) continue;
    if (isRow || ITEM.test(line)) {
      yield passage;
      passage = line.replace(ITEM, '');
    } else passage += ` ${line}`;
  }
  yield passage;
}
