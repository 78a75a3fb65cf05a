import { BLOCK_SELECTOR } from './blocks';
import type { SelectionCapture } from './capture';
import { flatText } from './flat-text';

/** How much text is taken on each side of the selection, in characters. */
const CONTEXT = 1000;

/** A selection longer than this stands in `around` with its two ends only: it is given in full beside it. */
const MAX_REPEATED = 2000;

const HEADING = 'h1,h2,h3,h4,h5,h6,[role=heading]';

/** A heading in one of these is no heading of the text. */
const APART = 'nav,aside,footer,dialog,[role=dialog],[role=navigation],[role=complementary]';

/**
 * What is selected on the page, with the headings above it and the text around it; null when nothing is.
 *
 * What is selected within a form field is not read: there the document's selection is collapsed.
 */
export function captureSelection(document: Document): SelectionCapture | null {
  const range = selectedRange(document);
  if (!range) return null;
  const text = flatText(range).trim();
  if (text === '') return null;
  return { text, headings: headingsAbove(range, document), around: textAround(range, text) };
}

function selectedRange(document: Document): Range | null {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  return range.collapsed ? null : range;
}

/** Outermost first: of the headings before the selection, those that no later one of their rank or above ends. */
function headingsAbove(range: Range, document: Document): readonly string[] {
  let path: readonly { readonly rank: number; readonly text: string }[] = [];
  for (const heading of document.querySelectorAll(HEADING)) {
    if (range.comparePoint(heading, 0) >= 0) break;
    if (heading.contains(range.startContainer) || heading.closest(APART)) continue;
    const text = flatText(rangeOf(heading)).replace(/\s+/g, ' ').trim();
    if (text === '') continue;
    const rank = rankOf(heading);
    path = [...path.filter((above) => above.rank < rank), { rank, text }];
  }
  return path.map(({ text }) => text);
}

function rankOf(heading: Element): number {
  const rank = Number(heading.getAttribute('aria-level') ?? /^h([1-6])$/.exec(heading.localName)?.[1]);
  // ARIA: a heading without a level counts as one of level 2.
  return Number.isInteger(rank) && rank > 0 ? rank : 2;
}

/** The blocks at both ends of the selection, whole if they are short, with the selection between. */
function textAround(range: Range, text: string): string {
  const before = range.cloneRange();
  before.setStartBefore(blockOf(range.startContainer));
  before.setEnd(range.startContainer, range.startOffset);
  const after = range.cloneRange();
  after.setEndAfter(blockOf(range.endContainer));
  after.setStart(range.endContainer, range.endOffset);

  const head = flatText(before);
  const tail = flatText(after);
  const whole = rangeOf(blockOf(range.startContainer));
  whole.setEndAfter(blockOf(range.endContainer));
  if (head.length <= CONTEXT && tail.length <= CONTEXT && text.length <= MAX_REPEATED) {
    return flatText(whole).trim();
  }
  const middle =
    text.length <= MAX_REPEATED
      ? text
      : `${text.slice(0, MAX_REPEATED / 2)} … ${text.slice(-MAX_REPEATED / 2)}`;
  return `${head.slice(-CONTEXT)}${middle}${tail.slice(0, CONTEXT)}`.trim();
}

function blockOf(node: Node): Element {
  const element = node.nodeType === node.ELEMENT_NODE ? (node as Element) : node.parentElement;
  const block = element?.closest(BLOCK_SELECTOR) ?? element;
  if (!block) throw new TypeError('captureSelection: the selection is outside any element');
  return block;
}

function rangeOf(node: Node): Range {
  const range = new Range();
  range.selectNode(node);
  return range;
}
