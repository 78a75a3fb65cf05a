import type { Sight } from '../dom/sight';
import { isMostlyUnseen, virtualLists } from './virtual-list';

/** ARIA: a feed grows while it is read. The names are those of the usual libraries for it. */
const GROWS =
  '[role=feed],[class*="infinite-scroll" i],[id*="infinite-scroll" i],[class*="infinitescroll" i]';

/** Whether a page shows more when it is scrolled, as far as that can be told surely without scrolling it. */
export function showsMoreOnScroll(document: Document, sight: Sight): boolean {
  return (
    document.querySelector(GROWS) !== null ||
    virtualLists(document, sight).some((list) => isMostlyUnseen(list, sight))
  );
}
