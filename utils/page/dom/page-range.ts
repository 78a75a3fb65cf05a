import { composedChildren } from './composed';
import type { VisibleDom } from './visible-dom';

/** A place between two nodes or two characters, as ranges have it. */
export interface BoundaryPoint {
  readonly node: Node;
  readonly offset: number;
}

/** A stretch of a page, in the order in which the browser composes it: across shadow trees too. */
export interface PageRange {
  /** The innermost element that holds all of it. */
  readonly root: Element;
  /** What is visible of it alone. */
  readonly visible: VisibleDom;
  /** Whether it ends within an element. */
  readonly endsIn: (element: Element) => boolean;
}

/** The stretch between two places; empty where the end comes first. `around` is how the page is looked at. */
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

  /** Whether a place is that of a node, or within it, so that it was passed when the node was left. */
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

/** The place before an element. */
export function placeBefore(element: Element): BoundaryPoint {
  const holder = element.parentNode ?? element;
  return { node: holder, offset: [...holder.childNodes].indexOf(element) };
}

/** The place after an element. */
export function placeAfter(element: Element): BoundaryPoint {
  const { node, offset } = placeBefore(element);
  return { node, offset: offset + 1 };
}

/** The elements that hold a node, itself first if it is one, out of shadow trees into their hosts. */
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

/** Whether a place stands right before a node. */
function isAt({ node: holder, offset }: BoundaryPoint, node: Node): boolean {
  return holder === node.parentNode && holder.childNodes[offset] === node;
}

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE;
}
