import type { VisibleDom } from '../page/dom/visible-dom';

/**
 * The elements around a node as the browser composes them, the nearest first: out of slots, shadow trees and
 * frames, up to the page.
 */
export function* flatAncestors(node: Node, visible: VisibleDom): Generator<Element, void, void> {
  for (let each = outer(node, visible); each; each = outer(each, visible)) {
    if (each.nodeType === each.ELEMENT_NODE) yield each as Element;
  }
}

function outer(node: Node, visible: VisibleDom): Node | null {
  if (node.nodeType === node.DOCUMENT_NODE) return (node as Document).defaultView?.frameElement ?? null;
  const parent = node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null;
  return (parent && slotOf(node, parent, visible)) ?? parent;
}

/** `assignedSlot` hides the slots of closed shadow trees. */
function slotOf(node: Node, parent: Node, visible: VisibleDom): Element | null {
  const root = parent.nodeType === parent.ELEMENT_NODE ? visible.shadowRootOf(parent as Element) : null;
  const slots = [...(root?.querySelectorAll('slot') ?? [])];
  return slots.find((slot) => slot.assignedNodes().includes(node as Element | Text)) ?? null;
}
