/** The innermost element around all of these. */
export function commonParent(elements: readonly Element[]): Element | null {
  let parent = elements[0]?.parentElement ?? null;
  while (parent && !elements.every((element) => parent?.contains(element))) parent = parent.parentElement;
  return parent;
}

/** Adds an element and its ancestors, up to the body but without it. */
export function addAncestors(element: Element, body: Element, into: Set<Element>): void {
  for (let each: Element | null = element; each && each !== body; each = each.parentElement) into.add(each);
}
