import { isDisplayed } from './displayed';
import { proseLength, textOf } from './text-length';

/** The end of a text that goes on elsewhere: dots, and what may close around them. */
const CUT = /[\s([{]*(\.{3}|…|‥|⋯|。{3}|・{3})[\s)\]}]*$/u;

/** Elements that unfold the text beside them. An address would lead to another page. */
const OPENER =
  'button:not([type=submit]),[role=button]:not([href^="http"]):not([href^="/"]),a[href="#"],a:not([href]),a[href^="javascript:"],label[for]';

/** Places and parts that hold no text of the page. */
const NO_TEXT =
  'nav,form,dialog,template,script,style,[role=dialog],[role=menu],[role=listbox],[role=tooltip],[role=alert],[role=status],[role=toolbar],[aria-haspopup]';

/** A shortened text has at least this many characters: fewer may begin like anything. */
const MIN_SHORT = 12;

/** An opener's words are this long at most, in characters. */
const MAX_OPENER = 40;

/**
 * True for the hidden part of a text of which the page shows only the beginning: the whole text again, the part that
 * follows the dots, or the part that appears when the button beside it is pressed.
 */
export function isRest(hidden: Element): boolean {
  if (hidden.closest(NO_TEXT) || textOf(hidden) === '') return false;
  if (shortFormsOf(hidden).length > 0) return true;
  return openerOf(hidden) !== null && proseLength(hidden) > 0 && textBefore(hidden) !== '';
}

/**
 * The elements that a hidden text replaces when it is unfolded: a shortened form of it, or the dots that stand
 * for it. Empty for any other element.
 */
export function shortFormsOf(hidden: Element): readonly Element[] {
  const whole = comparable(textOf(hidden));
  return [hidden.previousElementSibling, hidden.nextElementSibling].filter((beside) => {
    if (!beside) return false;
    const text = textOf(beside);
    if (!CUT.test(text)) return false;
    const begun = comparable(text.replace(CUT, ''));
    if (begun === '') return beside === hidden.previousElementSibling;
    return begun.length >= MIN_SHORT && whole.length > begun.length && whole.startsWith(begun);
  }) as readonly Element[];
}

/** Counts the texts that a page shows cut, with something to press that fetches the rest: the page has it not. */
export function countCutTexts(document: Document): number {
  const openers = [...document.querySelectorAll(OPENER)].filter((opener) => {
    const words = textOf(opener);
    if (words === '' || words.length > MAX_OPENER || opener.closest(NO_TEXT) || !isDisplayed(opener))
      return false;
    const before = textBefore(opener);
    const isCut = CUT.test(before) && before.replace(CUT, '').length >= MIN_SHORT;
    return (
      isCut && ![...(opener.parentElement?.children ?? [])].some((rest) => !isDisplayed(rest) && isRest(rest))
    );
  });
  return openers.length;
}

/** The control right beside a hidden text, after it or between the shown text and it; null where there is none. */
export function openerOf(hidden: Element): Element | null {
  for (const beside of [hidden.nextElementSibling, hidden.previousElementSibling]) {
    if (!beside) continue;
    const isHolder = !beside.matches(OPENER) && beside.childElementCount === 1;
    const opener = isHolder ? beside.firstElementChild : beside;
    const words = opener?.matches(OPENER) ? textOf(opener) : '';
    if (words !== '' && words.length <= MAX_OPENER && words === textOf(beside)) return opener;
  }
  return null;
}

/** The shown text before an element within its parent, openers left out. */
function textBefore(element: Element): string {
  let text = '';
  for (let node = element.previousSibling; node; node = node.previousSibling) {
    const isElement = node.nodeType === node.ELEMENT_NODE;
    if (isElement && ((node as Element).matches(OPENER) || !isDisplayed(node as Element))) continue;
    text = (node.textContent ?? '') + text;
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** Without white space: a shortened form often breaks its lines elsewhere. */
function comparable(text: string): string {
  return text.replace(/\s+/g, '');
}
