import type { Box } from '../locate/boxes';
import type { BoundaryPoint } from '../page/dom/page-range';
import type { Ends } from '../page/select/selection';

/**
 * The last piece of a line that has words between two positions, in the window's coordinates; null where no words are
 * seen. A selection of a whole paragraph ends at the beginning of the next one.
 */
export function lastBox({ start, end }: Ends): Box | null {
  const document = end.node.ownerDocument;
  const root = end.node.getRootNode();
  if (!document) return null;
  const range = document.createRange();
  if (start.node.getRootNode() === root) range.setStart(start.node, start.offset);
  else range.setStart(root, 0);
  range.setEnd(end.node, end.offset);

  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  walker.currentNode = lastNodeAt(end);
  for (let node: Node | null = walker.currentNode; node; node = walker.previousNode()) {
    if (!range.intersectsNode(node)) return null;
    if (node.nodeType !== node.TEXT_NODE) continue;
    const text = node.nodeValue ?? '';
    const from = node === start.node ? start.offset : 0;
    const to = node === end.node ? end.offset : text.length;
    if (text.slice(from, to).trim() === '') continue;
    const part = document.createRange();
    part.setStart(node, from);
    part.setEnd(node, to);
    const box = [...part.getClientRects()].findLast(({ width, height }) => width > 0 && height > 0);
    if (box) return box;
  }
  return null;
}

/** The node that a position is in, or the innermost one just before it. */
function lastNodeAt({ node, offset }: BoundaryPoint): Node {
  let last = node.nodeType === node.TEXT_NODE ? node : (node.childNodes[offset - 1] ?? node);
  if (last === node) return node;
  while (last.lastChild) last = last.lastChild;
  return last;
}
