/** The highlight of a statement that the reader was led to, see Citations.css. */
const LED_TO = 'sidenote-statement';

/** The time for which it is marked, in milliseconds: long enough for the eye to find it. */
const MARKED_MS = 2500;

/** Scrolls to a statement of an answer, and marks it for a moment. `place` is an element in it. */
export function markStatement(range: Range | null, place: Element | null): void {
  place?.scrollIntoView({ block: 'center' });
  if (!range) return;
  const marked = new Highlight(range);
  const { highlights } = CSS;
  highlights.set(LED_TO, marked);
  setTimeout(() => {
    // Another statement may be marked by now.
    if (highlights.get(LED_TO) === marked) highlights.delete(LED_TO);
  }, MARKED_MS);
}
