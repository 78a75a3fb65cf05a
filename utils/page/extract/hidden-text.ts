import { hasMoreText, linkLength, textLength } from '../dom/text-length';
import { strip } from './strip';

/** A page with more text than this, in characters, shows what it has. */
const LITTLE = 1500;

/**
 * Hidden text must be this many times as long as the visible text to be the page's text, and at least this
 * long.
 */
const TIMES = 3;
const LEAST = 500;

/**
 * A page with less text than this, in characters, shows nothing at all: its hidden text may be a list of
 * links.
 */
const NOTHING = 100;

/** Hidden until the reader asks for it, or without text. */
const NOT_TEXT =
  'nav,header,footer,aside,dialog,form,template,noscript,script,style,svg,select,[role=navigation],[role=dialog],' +
  '[role=alertdialog],[role=menu],[role=menubar],[role=search],[aria-modal=true]';
const NOT_TEXT_NAME = /nav|menu|footer|header|modal|dialog|popup|cookie|consent|drawer|sidebar|toast/i;

/**
 * The text of a page that shows next to none and hides it, because the script that shows it has not run or an
 * overlay covers it: the element that holds most, and those hidden beside it. `body` is a copy of what the
 * page shows.
 */
export function hiddenText(document: Document, body: Element): readonly Element[] {
  const view = document.defaultView;
  if (!view || !document.body || hasMoreText(body, LITTLE)) return [];
  const shown = textLength(strip(body.cloneNode(true) as Element, 'thorough'));
  const isHidden = (element: Element): boolean => view.getComputedStyle(element).display === 'none';
  let best: Element | null = null;
  let most = Math.max(LEAST, TIMES * shown);
  const look = (parent: Element): void => {
    for (const element of parent.children) {
      if (!mayBeText(element)) continue;
      const length = textLength(element);
      if (length <= most) continue;
      if (!isHidden(element)) look(element);
      else if (shown < NOTHING || linkLength(element) < 0.8 * length) [best, most] = [element, length];
    }
  };
  look(document.body);
  const beside = (best as Element | null)?.parentElement?.children ?? [];
  return [...beside].filter((element) => mayBeText(element) && isHidden(element));
}

function mayBeText(element: Element): boolean {
  return !element.matches(NOT_TEXT) && !NOT_TEXT_NAME.test(`${element.id} ${element.className}`);
}
