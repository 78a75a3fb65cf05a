import type { VisibleDom } from './visible-dom';

/** The children as the browser composes them: the shadow root's if there is one, the slotted ones of a slot. */
export function composedChildren(source: Node, { shadowRootOf }: VisibleDom): Iterable<Node> {
  if (source.nodeType === source.ELEMENT_NODE) {
    const root = shadowRootOf(source as Element);
    if (root) return root.childNodes;
  }
  if ('assignedNodes' in source) {
    const assigned = (source as HTMLSlotElement).assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  return source.childNodes;
}

/** True if the slots in an element show text that stands elsewhere. */
export function hasSlottedText(element: Element): boolean {
  return [...element.querySelectorAll('slot')].some((slot) =>
    slot.assignedNodes().some((node) => (node.textContent ?? '').trim() !== ''),
  );
}
