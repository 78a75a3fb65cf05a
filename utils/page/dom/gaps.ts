import { BLOCKS } from './block-elements';
import { isWhiteSpace } from './text-length';

/**
 * The least gap between words that stand apart, in the height of their letters. The frame that a piece of code
 * has in a sentence is narrower.
 */
const GAP = { ofElements: 0.2, ofText: 0.4 } as const;

/** Elements that belong to the word before them, wherever they stand. */
const PART_OF_WORD: ReadonlySet<string> = new Set(['sup', 'sub', 'rt', 'rp', 'wbr']);

/** Beyond this many elements in each other no text is looked for. */
const MAX_DEPTH = 8;

/**
 * Writes a space beside the copy of an element where the page sets it apart from the words there by its layout
 * alone: the label and the value of one line, a name and a date. Only a page with a layout can tell.
 */
export function spaceOut(element: Element, clone: Element, isInPre: boolean): void {
  if (isInPre || PART_OF_WORD.has(element.localName)) return;
  const { previousSibling: previous, nextSibling: next } = element;
  if (previous && isGap(previous, element)) clone.before(' ');
  // Of two elements, the second one has it.
  if (next?.nodeType === element.TEXT_NODE && isGap(element, next)) clone.after(' ');
}

/** The gap before the copy of an item in a row; a line of code in a cell of its own ends the line before it. */
export function gapInRow(clone: Element, display: string, isInPre: boolean): string {
  if (!isInPre) return ' ';
  return display.includes('grid') && clone.previousSibling?.nodeType === clone.ELEMENT_NODE ? '\n' : '';
}

function isGap(first: Node, second: Node): boolean {
  // Asked of every inline element: most have a space beside them.
  const end = textAt(first, 'lastChild');
  if (!end || isWhiteSpace(end.data.charCodeAt(end.length - 1))) return false;
  const start = textAt(second, 'firstChild');
  if (!start || isWhiteSpace(start.data.charCodeAt(0))) return false;
  const areElements = first.nodeType === first.ELEMENT_NODE && second.nodeType === second.ELEMENT_NODE;
  const [before, after] = [boxesOf(end)?.at(-1), boxesOf(start)?.[0]];
  if (!before || !after) return false;
  const height = Math.min(before.height, after.height);
  const shared = Math.min(before.bottom, after.bottom) - Math.max(before.top, after.top);
  if (height === 0 || shared < height / 2) return false;
  const gap = Math.max(after.left - before.right, before.left - after.right);
  return gap >= (areElements ? GAP.ofElements : GAP.ofText) * height;
}

/** The text at the edge of a node, or null where something else stands there. */
function textAt(node: Node, edge: 'firstChild' | 'lastChild'): Text | null {
  let at: Node | null = node;
  for (let depth = 0; at && depth < MAX_DEPTH; depth += 1) {
    if (at.nodeType === at.TEXT_NODE) return (at as Text).data === '' ? null : (at as Text);
    if (BLOCKS.has(at.nodeName.toLowerCase())) return null;
    at = at[edge];
  }
  return null;
}

/** The boxes of a text, one for each of its lines; null in an engine without a layout. */
function boxesOf(text: Text): readonly DOMRect[] | null {
  const range = text.ownerDocument.createRange();
  range.selectNodeContents(text);
  // An engine for tests may have no such function.
  const measure = Reflect.get(range, 'getClientRects') as (() => DOMRectList) | undefined;
  return measure ? [...measure.call(range)] : null;
}
