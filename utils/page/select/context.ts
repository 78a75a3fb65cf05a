import type { SelectionCapture } from '../capture';
import { BLOCK_SELECTOR } from '../dom/block-elements';
import { composedChildren } from '../dom/composed';
import { flatText } from '../dom/flat-text';
import { ancestorsOf, placeAfter, placeBefore, rangeBetween, type BoundaryPoint } from '../dom/page-range';
import type { VisibleDom } from '../dom/visible-dom';

/** The amount of text on each side of the selection, in characters. */
export const CONTEXT = 1000;

/** A longer selection appears in `around` with its two ends only: it is given in full beside it. */
const MAX_REPEATED = 2000;

const HEADING = 'h1,h2,h3,h4,h5,h6,[role=heading]';

/** A heading in one of these is no heading of the text. */
const APART = 'nav,aside,footer,dialog,[role=dialog],[role=navigation],[role=complementary]';

/** The headings above a range of a page and the text around it. `text` is that of the range itself. */
export function contextOf(
  start: BoundaryPoint,
  end: BoundaryPoint,
  text: string,
  visible: VisibleDom,
): Pick<SelectionCapture, 'headings' | 'around'> {
  return { headings: headingsAbove(start.node, visible), around: textAround(start, end, text, visible) };
}

/**
 * Outermost first: the headings before a node that are not ended by a later one of the same or a higher rank.
 */
export function headingsAbove(node: Node, visible: VisibleDom): readonly string[] {
  const within = new Set<Node>(ancestorsOf(node));
  let path: readonly { readonly rank: number; readonly text: string }[] = [];

  /** Walks until the node is reached; true if it was. */
  function visit(element: Node): boolean {
    if (element === node) return true;
    if (element.nodeType !== element.ELEMENT_NODE) return false;
    const heading = element as Element;
    if (heading.matches(HEADING) && !within.has(heading) && !heading.closest(APART)) add(heading);
    for (const child of composedChildren(heading, visible)) if (visit(child)) return true;
    // Its text may be where the composed page does not show it.
    return heading === within.values().next().value;
  }

  function add(heading: Element): void {
    const text = headingText(heading, visible).replace(/\s+/g, ' ').trim();
    if (text === '') return;
    const rank = rankOf(heading);
    path = [...path.filter((above) => above.rank < rank), { rank, text }];
  }

  const root = node.ownerDocument?.documentElement;
  if (root) visit(root);
  return path.map(({ text }) => text);
}

function rankOf(heading: Element): number {
  const rank = Number(heading.getAttribute('aria-level') ?? /^h([1-6])$/.exec(heading.localName)?.[1]);
  // ARIA: a heading without a level counts as one of level 2.
  return Number.isInteger(rank) && rank > 0 ? rank : 2;
}

function headingText(element: Element, visible: VisibleDom): string {
  return flatText({ root: element, visible, endsIn: () => false });
}

/** The blocks at both ends of the selection, in full if they are short, with the selection between them. */
function textAround(start: BoundaryPoint, end: BoundaryPoint, text: string, visible: VisibleDom): string {
  const first = placeBefore(blockOf(start.node));
  const last = placeAfter(blockOf(end.node));
  const head = flatText(rangeBetween(first, start, visible));
  const tail = flatText(rangeBetween(end, last, visible));
  if (head.length <= CONTEXT && tail.length <= CONTEXT && text.length <= MAX_REPEATED) {
    return flatText(rangeBetween(first, last, visible)).trim();
  }
  const middle =
    text.length <= MAX_REPEATED
      ? text
      : `${text.slice(0, MAX_REPEATED / 2)} … ${text.slice(-MAX_REPEATED / 2)}`;
  return `${head.slice(-CONTEXT)}${middle}${tail.slice(0, CONTEXT)}`.trim();
}

function blockOf(node: Node): Element {
  const ancestors = ancestorsOf(node);
  const block = ancestors.find((element) => element.matches(BLOCK_SELECTOR)) ?? ancestors[0];
  if (!block) throw new TypeError('contextOf: the place is outside any element');
  return block;
}
