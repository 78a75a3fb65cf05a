import { BLOCKS } from '../page/dom/block-elements';
import { BOILERPLATE_NAME, namesOf } from '../page/dom/names';
import { ancestorsOf } from '../page/dom/page-range';
import { visibilityOf } from '../page/dom/visibility';
import { NOT_CODE } from '../page/extract/code';
import { parseStamp } from '../text/time-stamp';
import type { Piece } from './folded-page';

/** Marks of notes, links to edit a section, and what else stands in a sentence without being read with it. */
const BESIDE = `${NOT_CODE},sup,.mw-editsection,.Inline-Template,[aria-hidden=true]`;

/** Whether a piece of a page may stand within a passage without being part of it: no reading would have taken it. */
export function isIgnorable(piece: Piece): boolean {
  const [element] = ancestorsOf(piece);
  if (!element) return false;
  if (element.closest(BESIDE) || parseStamp(piece.textContent ?? '') !== null) return true;
  return isNamedIgnorable(element) || ancestorsOf(piece).some((each) => visibilityOf(each) === 'hidden');
}

/** Within its line something is called what stands around texts, so that it was taken for that. */
function isNamedIgnorable(element: Element): boolean {
  for (let each: Element | null = element; each && !BLOCKS.has(each.localName); each = each.parentElement) {
    if (BOILERPLATE_NAME.test(namesOf(each))) return true;
  }
  return false;
}
