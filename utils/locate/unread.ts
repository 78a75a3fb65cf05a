import { BLOCKS } from '../page/dom/blocks';
import { FURNITURE_NAME, namesOf } from '../page/dom/names';
import { ancestorsOf } from '../page/dom/portion';
import { visibilityOf } from '../page/dom/visibility';
import { NOT_CODE } from '../page/extract/code';
import { parseStamp } from '../text/time-stamp';
import type { Piece } from './page-text';

/** Marks of notes, links to edit a section, and what else stands in a sentence without being read with it. */
const BESIDE = `${NOT_CODE},sup,.mw-editsection,.Inline-Template,[aria-hidden=true]`;

/** Whether a piece of a page may stand within a passage without being part of it: no reading would have taken it. */
export function isUnread(piece: Piece): boolean {
  const [element] = ancestorsOf(piece);
  if (!element) return false;
  if (element.closest(BESIDE) || parseStamp(piece.textContent ?? '') !== null) return true;
  return isNamedUnread(element) || ancestorsOf(piece).some((each) => visibilityOf(each) === 'hidden');
}

/** Within its line something is called what stands around texts, so that it was taken for that. */
function isNamedUnread(element: Element): boolean {
  for (let each: Element | null = element; each && !BLOCKS.has(each.localName); each = each.parentElement) {
    if (FURNITURE_NAME.test(namesOf(each))) return true;
  }
  return false;
}
