import { hasMoreText, linkLength, textLength } from '../dom/text-length';
import { strip } from './strip';

/** With more text than this, in characters, a page shows what it has. */
const LITTLE = 1500;

/** What is hidden must be so many times as much as what is shown, and so long, to be the page's text. */
const TIMES = 3;
const LEAST = 500;

/** With less text than this, in characters, a page shows nothing at all: what it hides may be a list of links. */
const NOTHING = 100;

/** Hidden until the reader asks for it, or nothing to read. */
const NOT_TEXT =
  'nav,header,footer,aside,dialog,form,template,noscript,script,style,svg,select,[role=navigation],[role=dialog],' +
  '[role=alertdialog],[role=menu],[role=menubar],[role=search],[aria-modal=true]';
const NOT_TEXT_NAME = /nav|menu|footer|header|modal|dialog|popup|cookie|consent|drawer|sidebar|toast/i;

/**
 * The text of a page that shows next to none and hides it, be it that the script to show it has not run or
 * that a curtain is drawn before it: the element that holds most, and what is hidden beside it. `body` is a copy
 * of what the page shows.
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
