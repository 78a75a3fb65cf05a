import type { Bylines } from './thread-bylines';

/**
 * Finds the beginning of each post: the outermost element around its author that holds no other post's
 * author.
 */
export function startsOf(body: Element, bylines: Bylines): ReadonlyMap<Element, number> {
  const counts = new Map<Element, number>();
  for (const mark of bylines) {
    for (let element: Element | null = mark; element && element !== body; element = element.parentElement) {
      counts.set(element, (counts.get(element) ?? 0) + 1);
    }
  }
  const starts = new Map<Element, number>();
  bylines.forEach((mark, index) => {
    let start = mark;
    while (start.parentElement && counts.get(start.parentElement) === 1) start = start.parentElement;
    starts.set(start, index);
  });
  return starts;
}

/** Visits every element of the body with the index of its post; -1 before the first. */
export function forEachWithin(
  body: Element,
  starts: ReadonlyMap<Element, number>,
  visit: (element: Element, index: number) => void,
): void {
  let index = -1;
  for (const element of body.querySelectorAll('*')) {
    index = starts.get(element) ?? index;
    visit(element, index);
  }
}
