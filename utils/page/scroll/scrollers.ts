import { scopesOf } from '../dom/shadow-roots';
import type { VisibleDom } from '../dom/visible-dom';

/** A part whose own scrolling area is smaller than this is no page within the page. In CSS pixels. */
const MIN_SIDE = 200;
const MIN_REST = 50;

/** At most this many parts of a page are scrolled to their end, largest first. */
const MAX_SCROLLERS = 3;

/** Menus, and parts that hold all of their text however they are scrolled. */
const NOT_SCROLLED = 'nav,[role=navigation],[role=menu],pre,code,textarea';

/** The page, if it scrolls, and its large parts that scroll by themselves, largest first. */
export function scrollersIn(document: Document, visible: VisibleDom): readonly Element[] {
  const page = document.scrollingElement;
  const all = scopesOf(document, visible).flatMap((scope) => Array.from(scope.querySelectorAll('*')));
  const parts = all.filter(
    (element) =>
      element !== page &&
      element !== document.body &&
      element.scrollHeight > element.clientHeight + MIN_REST &&
      element.clientHeight >= MIN_SIDE &&
      element.clientWidth >= MIN_SIDE &&
      /auto|scroll|overlay/.test(getComputedStyle(element).overflowY) &&
      !element.closest(NOT_SCROLLED),
  );
  const bySize = parts.toSorted((one, other) => areaOf(other) - areaOf(one));
  const isLong = page !== null && page.scrollHeight > page.clientHeight + MIN_REST;
  return [...(isLong ? [page] : []), ...bySize].slice(0, MAX_SCROLLERS);
}

function areaOf({ clientWidth, clientHeight }: Element): number {
  return clientWidth * clientHeight;
}
