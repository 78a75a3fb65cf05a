import { unwrap } from '../dom/block-elements';
import type { PageRange } from '../dom/page-range';
import { snapshotOf } from '../dom/snapshot';
import { normaliseCode } from '../extract/code';
import { toMarkdown } from '../extract/markdown';

/** Elements that give their parts a meaning: a part of one is shown within it. */
const KEPT: ReadonlySet<string> = new Set(['table', 'ul', 'ol', 'dl', 'pre', 'blockquote']);

/**
 * A range as Markdown, with the table, the list or the code block that it is a part of; nothing is added to
 * its text. Null where that adds nothing to `text`, the range as plain text.
 */
export function rangeMarkdown(range: PageRange, text: string, url: string): string | null {
  const root = meaningfulRoot(range.root, text);
  const box = snapshotOf(root, url, range.visible);
  const copy = box.querySelector(root.localName);
  if (copy && !KEPT.has(root.localName)) unwrap(copy);
  if (copy && root.localName === 'ol') copy.setAttribute('start', String(firstNumber(root, range)));
  normaliseCode(box);
  const markdown = toMarkdown(box, url);
  return markdown === '' || folded(markdown) === folded(text) ? null : markdown;
}

function meaningfulRoot(root: Element, text: string): Element {
  const pre = root.closest('pre');
  if (pre) return text.includes('\n') ? pre : root;
  return (root.matches('tr,thead,tbody,tfoot') && root.closest('table')) || root;
}

/** The number of the first item that is covered. */
function firstNumber(list: Element, { visible }: PageRange): number {
  const items = [...list.children].filter(({ localName }) => localName === 'li');
  return (list as HTMLOListElement).start + Math.max(0, items.findIndex(visible.covers));
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
