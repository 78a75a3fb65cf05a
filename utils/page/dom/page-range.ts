import { composedChildren } from './composed';
import type { VisibleDom } from './visible-dom';

/** A position between two nodes or two characters, as in DOM ranges. */
export interface BoundaryPoint {
  readonly node: Node;
  readonly offset: number;
}

/** A range of a page, in the order in which the browser composes it: across shadow trees too. */
export interface PageRange {
  /** The innermost element that holds all of it. */
  readonly root: Element;
  /** The visible part of it. */
  readonly visible: VisibleDom;
  /** True if it ends within the element. */
  readonly endsIn: (element: Element) => boolean;
}

/**
 * Returns the range between two positions; empty where the end comes first. `around` is the view of the page.
 */
export function rangeBetween(start: BoundaryPoint, end: BoundaryPoint, around: VisibleDom): PageRange {
  const endsIn = new Set(ancestorsOf(end.node));
  const root = ancestorsOf(start.node).find((element) => endsIn.has(element));
  if (!root) throw new TypeError('rangeBetween: the places are in different documents');
  const covered = new Set<Node>(ancestorsOf(root));
  const path: Node[] = [];
  let state: 'before' | 'within' | 'after' = 'before';

  function visit(node: Node): void {
    if (state === 'before' && isAt(start, node)) state = 'within';
    if (isAt(end, node)) state = 'after';
    if (state === 'after') return;
    path.push(node);
    if (node.nodeType === node.TEXT_NODE) {
      if (node === start.node) state = 'within';
      if (shownTextOf(node) !== '') cover();
    } else {
      const children = [...composedChildren(node, around)];
      if (children.length === 0) cover();
      for (const child of children) visit(child);
    }
    path.pop();
    if (state === 'before' && isOf(start, node)) state = 'within';
    if (isOf(end, node)) state = 'after';
  }

  function cover(): void {
    if (state === 'within') for (const node of path) covered.add(node);
  }

  /** True if a position is at a node or within it, so that leaving the node passes it. */
  function isOf({ node: holder }: BoundaryPoint, node: Node): boolean {
    return holder === node || (isElement(node) && around.shadowRootOf(node) === holder);
  }

  function shownTextOf(node: Node): string {
    const text = node.nodeValue ?? '';
    return text.slice(node === start.node ? start.offset : 0, node === end.node ? end.offset : text.length);
  }

  visit(root);
  return {
    root,
    visible: { ...around, covers: (node) => covered.has(node), shownTextOf },
    endsIn: (element) => endsIn.has(element),
  };
}

/** The position before an element. */
export function placeBefore(element: Element): BoundaryPoint {
  const holder = element.parentNode ?? element;
  return { node: holder, offset: [...holder.childNodes].indexOf(element) };
}

/** The position after an element. */
export function placeAfter(element: Element): BoundaryPoint {
  const { node, offset } = placeBefore(element);
  return { node, offset: offset + 1 };
}

/**
 * Lists the elements that hold a node, from the node itself if it is one, out of shadow trees into their
 * hosts.
 */
export function ancestorsOf(node: Node): readonly Element[] {
  const found: Element[] = [];
  for (
    let each: Node | null = node;
    each;
    each = each.parentNode ?? (each as Partial<ShadowRoot>).host ?? null
  ) {
    if (isElement(each)) found.push(each);
  }
  return found;
}

/** True if a position is right before a node. */
function isAt({ node: holder, offset }: BoundaryPoint, node: Node): boolean {
  return holder === node.parentNode && holder.childNodes[offset] === node;
}

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE;
}
