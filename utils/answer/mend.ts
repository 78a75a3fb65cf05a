import { openFence, passFence, type Fences } from './fences';
import { LONGEST_RUN, LONGEST_SOURCE } from './lex';
import { halfFormula } from './math-syntax';
import { mendRun } from './mend-run';

/** Bullets before a fence, and the indentation that they ask for. */
const BEFORE_FENCE = /^\s*(?:(?:[-*+]|\d{1,9}[.)]) +)*/;
/** The prefix of a line: delimiters of lists, tasks, headings and quotes. */
const LINE_PREFIX = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6}|>)(?:[ \t]+|$))+(?:\[[ xX]?\]?(?:[ \t]+|$))?/;

/**
 * Closes what the end of a growing answer leaves open, so that a half-written delimiter doesn't show up as
 * itself and then vanish: `**bol` is shown bold, `[label](https://exa` as its label.
 *
 * Takes and returns Markdown, `hasCitations` as for the lexer. A guess may be wrong; it lasts until the next
 * delta.
 */
export function mend(source: string, hasCitations: boolean): string {
  if (source.length > LONGEST_SOURCE || isInFence(source)) return source;
  const markdown = source.slice(0, halfFormula(source));
  const lastLine = markdown.slice(markdown.lastIndexOf('\n') + 1);
  const above = markdown.slice(0, markdown.length - lastLine.length);
  const lineAbove = above.slice(above.lastIndexOf('\n', above.length - 2) + 1, -1);
  // `-` under a line of text is a heading's underline, but nearly always the next list item's bullet.
  if (/^ {0,3}(?:-+|=+) *$/.test(lastLine) && lineAbove.trim() !== '') return above;
  // Two backticks are nothing yet, three a code block.
  if (/^ {0,3}(?:`{1,2}|~{1,2})$/.test(lastLine)) return above;
  if (lastLine.startsWith('|')) return above + mendRow(above, lineAbove, lastLine, hasCitations);
  const start = runStart(markdown);
  if (markdown.length - start > LONGEST_RUN) return markdown;
  return markdown.slice(0, start) + mendRun(markdown.slice(start), hasCitations);
}

function isInFence(markdown: string): boolean {
  if (!/`{3}|~{3}/.test(markdown)) return false;
  let open: Fences = [];
  const lines = markdown.split('\n');
  for (const [index, line] of lines.entries()) {
    const own = line.replace(BEFORE_FENCE, '');
    if (open.length > 0) {
      open = passFence(open, own, { before: lines[index - 1] ?? '', after: lines[index + 1] ?? null });
    } else {
      const fence = openFence(own);
      if (fence) open = [fence];
    }
  }
  return open.length > 0;
}

/** A table counts as one only from its second row on: it gets that row while it is being written. */
function mendRow(above: string, lineAbove: string, row: string, hasCitations: boolean): string {
  if (!lineAbove.startsWith('|')) return `${row.replace(/\|?[ \t]*$/, '|')}\n${delimitersFor(row)}`;
  const isSecond = !/(?:^|\n)\|[^\n]*\n[^\n]*\n$/.test(above);
  if (isSecond && /^[|\s:-]+$/.test(row)) return delimitersFor(lineAbove);
  const start = row.lastIndexOf('|') + 1;
  if (row.length - start > LONGEST_RUN) return row;
  return row.slice(0, start) + mendRun(row.slice(start), hasCitations);
}

function delimitersFor(row: string): string {
  const inner = row.trim().replace(/^\|/, '').replace(/\|$/, '');
  return `|${'-|'.repeat(inner.split(/(?<!\\)\|/).length)}`;
}

/** Finds the beginning of the inlines at the end of `markdown`: emphasis spans no blank line and no item. */
function runStart(markdown: string): number {
  let start = 0;
  let position = 0;
  for (const line of markdown.split('\n')) {
    const prefix = LINE_PREFIX.exec(line)?.[0] ?? '';
    if (line.trim() === '' || prefix.trim() !== '') start = position + prefix.length;
    position += line.length + 1;
  }
  return Math.min(start, markdown.length);
}
