import type { VisibleDom } from '../dom/visible-dom';
import { emptiedLists } from './emptied-parts';
import { openEnd } from './open-end';
import { hasUnseenLines } from './unseen-lines';
import { isMostlyUnseen, virtualLists } from './virtual-list';

/**
 * Signs that a list grows. ARIA: a feed grows while it is read. The names are those of the usual libraries.
 */
const GROWS =
  '[role=feed],[class*="infinite-scroll" i],[id*="infinite-scroll" i],[class*="infinitescroll" i]';

/** True if a page shows more when it is scrolled or asked for it, as far as that can be told without either. */
export function showsMoreOnScroll(document: Document, visible: VisibleDom): boolean {
  return (
    document.querySelector(GROWS) !== null ||
    virtualLists(document, visible).some((list) => isMostlyUnseen(list, visible)) ||
    emptiedLists(document, visible).length > 0 ||
    hasUnseenLines(document, visible) ||
    openEnd(document, visible) !== null
  );
}
