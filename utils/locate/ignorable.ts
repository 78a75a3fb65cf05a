import { BLOCKS } from '../page/dom/block-elements';
import { BOILERPLATE_NAME, namesOf } from '../page/dom/names';
import { ancestorsOf } from '../page/dom/page-range';
import { isTyped } from '../page/dom/typed-lines';
import { visibilityOf } from '../page/dom/visibility';
import { NOT_CODE } from '../page/extract/code';
import { parseStamp } from '../text/time-stamp';
import type { Piece } from './folded-page';

/** Footnote signs, links to edit a section, and other elements in a sentence that are not read with it. */
const BESIDE = `${NOT_CODE},sup,.mw-editsection,.Inline-Template,[aria-hidden=true]`;

/**
 * True if a piece of a page may be within a passage without being part of it: no extraction would have read
 * it.
 */
export function isIgnorable(piece: Piece): boolean {
  const [element] = ancestorsOf(piece);
  if (!element) return false;
  if (isNumberOfLine(element) || element.closest(BESIDE) || parseStamp(piece.textContent ?? '') !== null)
    return true;
  return isNamedIgnorable(element) || ancestorsOf(piece).some((each) => visibilityOf(each) === 'hidden');
}

/** True for an element of code that has a number and nothing else. */
function isNumberOfLine(element: Element): boolean {
  const beside = element.closest('td')?.nextElementSibling;
  const isCode = element.closest('pre') !== null || (beside != null && isTyped(beside));
  return isCode && !element.matches('pre') && /^\s*\d+\s*[.:|]?\s*$/.test(element.textContent ?? '');
}

/** True if an element within the line has a boilerplate name, so that the extraction dropped it. */
function isNamedIgnorable(element: Element): boolean {
  for (let each: Element | null = element; each && !BLOCKS.has(each.localName); each = each.parentElement) {
    if (BOILERPLATE_NAME.test(namesOf(each))) return true;
  }
  return false;
}
