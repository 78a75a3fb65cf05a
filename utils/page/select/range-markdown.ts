import { unwrap } from '../dom/block-elements';
import { EDITORS } from '../dom/editors';
import type { BoundaryPoint, PageRange } from '../dom/page-range';
import { snapshotOf } from '../dom/snapshot';
import { LINES, looksLikeCode } from '../dom/typed-lines';
import type { VisibleDom } from '../dom/visible-dom';
import { normaliseCode } from '../extract/code';
import { toMarkdown } from '../extract/markdown';

/** Elements that give their parts a meaning: a part of one is shown within it. */
const KEPT: ReadonlySet<string> = new Set(['table', 'ul', 'ol', 'dl', 'pre', 'blockquote']);

/**
 * A range as Markdown, with the table, the list or the code block that it is a part of; nothing is added to
 * its text but the header of its table. Null where that adds nothing to `text`, the range as plain text.
 */
export function rangeMarkdown(range: PageRange, text: string, url: string): string | null {
  const root = meaningfulRoot(range.root, text);
  const visible =
    root.localName === 'table' ? withHeader(root as HTMLTableElement, range.visible) : range.visible;
  const box = snapshotOf(root, url, visible);
  const copy = box.firstElementChild;
  if (copy?.hasAttribute(LINES)) box.setAttribute(LINES, '');
  if (copy && !KEPT.has(copy.localName)) unwrap(copy);
  normaliseCode(box);
  const markdown = toMarkdown(box, url);
  return markdown === '' || folded(markdown) === folded(text) ? null : markdown;
}

function meaningfulRoot(root: Element, text: string): Element {
  const code = codeAround(root);
  if (code) return text.includes('\n') ? code : root;
  if (root.localName === 'li' && text.includes('\n')) return root.closest('ol,ul') ?? root;
  return (root.matches('tr,thead,tbody,tfoot') && root.closest('table')) || root;
}

/** The block of code that an element is in, whatever the element. */
function codeAround(element: Element): Element | null {
  const block = element.closest(EDITORS) ?? element.closest('pre');
  if (block) return block;
  let code: Element | null = null;
  for (let each: Element | null = element; each; each = each.parentElement) {
    if (looksLikeCode(each)) code = each;
    else if (code) break;
  }
  return code;
}

function isCell(node: Node): boolean {
  return /^T[DH]$/.test(node.nodeName);
}

/** Rows that are chosen from a table come with all of their cells, and with its header. */
function withHeader(table: HTMLTableElement, visible: VisibleDom): VisibleDom {
  const first = table.tHead ?? table.rows[0];
  const isHeader =
    first && (first === table.tHead || [...first.children].every((cell) => cell.localName === 'th'));
  const header = isHeader && !visible.covers(first) ? first : null;
  const isAdded = (node: Node): boolean =>
    header !== null && (header.contains(node) || node.contains(header));
  return {
    ...visible,
    covers: (node) =>
      visible.covers(node) ||
      isAdded(node) ||
      (isCell(node) && node.parentNode !== null && visible.covers(node.parentNode)),
    shownTextOf: (text) => (isAdded(text) ? (text.nodeValue ?? '') : visible.shownTextOf(text)),
  };
}

/** The place from which a selection of code is read: its first line is indented like the others. */
export function withIndentation(start: BoundaryPoint): BoundaryPoint {
  const code = start.node.parentElement && codeAround(start.node.parentElement);
  if (start.node.nodeType !== start.node.TEXT_NODE || !code) return start;
  const walker = code.ownerDocument.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  walker.currentNode = start.node;
  let place = start;
  for (let node: Node | null = start.node; node; node = walker.previousNode()) {
    const before = (node.nodeValue ?? '').slice(0, node === start.node ? start.offset : undefined);
    const lineStart = before.lastIndexOf('\n') + 1;
    if (before.slice(lineStart).trim() !== '') break;
    place = { node, offset: lineStart };
    if (lineStart > 0) break;
  }
  return place;
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
