/** The text of an element on one line: white space folded and trimmed. */
export function textOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Characters of an element's text, white space folded: the measure of every rule about "how much". */
export function textLength(element: Element): number {
  return textOf(element).length;
}

/** Characters of an element's text that stand in links. */
export function linkLength(element: Element): number {
  let length = 0;
  for (const link of element.querySelectorAll('a')) length += textLength(link);
  return length;
}
