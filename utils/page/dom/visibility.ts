import { HEADINGS } from './block-elements';
import { hasSlottedText } from './composed';
import { isRest } from './cut-text';
import { displayOf } from './displayed';
import { isAnswer, tabSetOf } from './folded-parts';
import { hasMoreText } from './text-length';

/** The visibility of an element for the reader. */
export type Visibility =
  | 'shown'
  /** Hidden now, but one click away and part of the text: an inactive tab, a closed accordion, the rest of a text. */
  | 'folded'
  | 'hidden';

/**
 * Tells whether the reader can see an element whose ancestors are all shown or folded.
 *
 * Reads the computed `display` rather than `checkVisibility()`, which is also false for `display: contents`,
 * inside a closed `<details>` and for `hidden=until-found`, whose text belongs to the page. `visibility` and
 * `opacity` are ignored: pages that fade sections in while scrolling keep their lower half that way. In a
 * document without a window only the attributes can tell.
 */
export function visibilityOf(element: Element): Visibility {
  if (element.getAttribute('hidden') === 'until-found') return 'folded';
  // A true answer is certain, and much cheaper than a style.
  if ('checkVisibility' in element && element.checkVisibility()) return 'shown';
  const display = displayOf(element);
  const isShown = display ? display !== 'none' : !element.hasAttribute('hidden');
  if (isShown) return 'shown';
  if (element.getAttribute('role') === 'tabpanel' || isAccordionPanel(element)) return 'folded';
  if (!hasMoreText(element, 0) && !hasSlottedText(element)) return 'hidden';
  return isAnswer(element) || tabSetOf(element) !== null || isRest(element) ? 'folded' : 'hidden';
}

/** Roles of popups that hold no text: a menu, a field, a dialog. */
const OPENS_NO_TEXT =
  'nav,header,form,[role=navigation],[role=menu],[role=menubar],[role=toolbar],[aria-haspopup]';

/**
 * True for the panel of an accordion: a button says that it controls it and that it is closed (ARIA,
 * "Disclosure").
 */
function isAccordionPanel(element: Element): boolean {
  // The folded element may be a wrapper around the panel.
  let panel = element;
  while (!panel.id && panel.childElementCount === 1) panel = panel.firstElementChild ?? panel;
  if (!panel.id) return false;
  const button = controlsOf(element.ownerDocument).get(panel.id);
  if (!button) return false;
  if (button.closest(`${HEADINGS},dt`)) return true;
  return button.getAttribute('aria-expanded') === 'false' && !button.closest(OPENS_NO_TEXT);
}

/** The first element that says of an id that it controls it: a page with menus is asked for hundreds. */
const known = new WeakMap<Document, ReadonlyMap<string, Element>>();

function controlsOf(document: Document): ReadonlyMap<string, Element> {
  let controls = known.get(document);
  if (!controls) {
    const elements = [...document.querySelectorAll('[aria-controls]')].toReversed();
    controls = new Map(elements.map((element) => [element.getAttribute('aria-controls') ?? '', element]));
    known.set(document, controls);
    // The page may change before it is read again.
    queueMicrotask(() => known.delete(document));
  }
  return controls;
}
