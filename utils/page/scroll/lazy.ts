import type { VisibleDom } from '../dom/visible-dom';
import { isMostlyUnseen, virtualLists } from './virtual-list';

/** ARIA: a feed grows while it is read. The names are those of the usual libraries for it. */
const GROWS =
  '[role=feed],[class*="infinite-scroll" i],[id*="infinite-scroll" i],[class*="infinitescroll" i]';

/** Whether a page shows more when it is scrolled, as far as that can be told surely without scrolling it. */
export function showsMoreOnScroll(document: Document, visible: VisibleDom): boolean {
  return (
    document.querySelector(GROWS) !== null ||
    virtualLists(document, visible).some((list) => isMostlyUnseen(list, visible))
  );
}
