import { BLOCKS, hasBlock } from './block-elements';
import { styleOf } from './displayed';

/** A letter or two at the beginning of a word, or a number in the margin. */
const SHORT = 3;

/** The label of a note is its number or sign. */
const MAX_LABEL = 4;

/** The relation of an element to the sentence that it is written in. */
export type Aside =
  /** It belongs to the word beside it: the large first letter of a text. */
  | { readonly type: 'joined' }
  /** It is a word of the line: a number in the margin, words for those who cannot see. */
  | { readonly type: 'spaced' }
  /** It explains something in the sentence: a tooltip, a note in the margin, a note that a button opens. */
  | { readonly type: 'note'; readonly label: string };

/**
 * Tells how an element that is not part of a sentence stands to it; null where it is in no sentence, or part
 * of it. `isFolded` is true for one that a button opens.
 */
export function asideOf(element: Element, isFolded: boolean, style = styleOf(element)): Aside | null {
  if (!style) return null;
  const isBlock = BLOCKS.has(element.localName);
  if (isFolded) {
    const isWithin = isBlock ? isBetweenWords(element) : hasWords(element, 'previousSibling');
    return isWithin ? { type: 'note', label: labelOf(element) } : null;
  }
  const isFloating = /left|right|inline/.test(style.float);
  if (!isFloating && !/^(absolute|fixed)$/.test(style.position)) return null;
  const isUnseen = style.visibility === 'hidden' || style.opacity === '0';
  if (isBlock && !isUnseen) return null;
  const text = (element.textContent ?? '').trim();
  if (text === '') return isBlock || element.querySelector('img,svg') ? null : { type: 'joined' };
  if (hasBlock(element)) return null;
  if (!hasWords(element, 'previousSibling')) {
    const isFirst = isFloating && text.length <= SHORT && /^\p{L}/u.test(wordAfter(element));
    return isFirst ? { type: 'joined' } : null;
  }
  if (isBlock) return isBetweenWords(element) ? { type: 'note', label: '' } : null;
  const isForEars = style.clip !== 'auto' || /inset|circle/.test(style.clipPath) || style.width === '1px';
  return text.length <= SHORT || isForEars ? { type: 'spaced' } : { type: 'note', label: '' };
}

function isBetweenWords(element: Element): boolean {
  return hasWords(element, 'previousSibling') && hasWords(element, 'nextSibling');
}

/** The text directly after an element. */
function wordAfter(element: Element): string {
  return element.nextSibling?.textContent ?? '';
}

/** True if text stands beside an element in the same line; words of other elements may be anywhere. */
function hasWords(element: Element, side: 'previousSibling' | 'nextSibling'): boolean {
  for (let place: Element | null = element; place; place = place.parentElement) {
    for (let node = place[side]; node; node = node[side]) {
      const name = node.nodeName.toLowerCase();
      if (name === 'br' || BLOCKS.has(name)) return false;
      if (node.nodeType === node.TEXT_NODE && /[\p{L}\p{N}]/u.test(node.nodeValue ?? '')) return true;
    }
    if (place.parentElement && BLOCKS.has(place.parentElement.localName)) return false;
  }
  return false;
}

/** The text of the button that opens a note. */
function labelOf(element: Element): string {
  const id = CSS.escape(element.id);
  const button =
    element.id === ''
      ? null
      : element.ownerDocument.querySelector(`[aria-controls="${id}"],[popovertarget="${id}"]`);
  const label = (button?.textContent ?? '').trim();
  return label.length <= MAX_LABEL ? label : '';
}

/** Links and buttons that lead to a note. */
const REFERENCES =
  'sup a[href^="#"],a[href^="#"]:has(> sup),a[role=doc-noteref],a[rel=footnote],:is(p,li,td,dd) :is([popovertarget],[aria-describedby])';

/** A list of notes has little beside them. */
const MAX_OTHER = 60;

/** The notes that a text refers to, and the lists that hold nothing else: shown by a click, if not at once. */
export function notesOf(document: Document): ReadonlySet<Element> {
  const notes = new Set<Element>();
  for (const reference of document.querySelectorAll(REFERENCES)) {
    const described = reference.getAttribute('aria-describedby');
    const tip = described ? document.getElementById(described) : null;
    // A tooltip that stands elsewhere has no place in the text.
    if (tip?.matches('[role=tooltip]') && reference.closest('p,li,td,dd')?.contains(tip)) notes.add(tip);
    const target = reference.getAttribute('popovertarget') ?? reference.getAttribute('href')?.slice(1) ?? '';
    const note = target === '' ? null : document.getElementById(decoded(target));
    if (note && !note.contains(reference)) notes.add(note);
  }
  for (const note of notes) {
    for (let list = note.parentElement; list && list !== document.body; list = list.parentElement) {
      if (notes.has(list) || !holdsOnly(list, notes)) break;
      notes.add(list);
    }
  }
  return notes;
}

function holdsOnly(list: Element, notes: ReadonlySet<Element>): boolean {
  let other = (list.textContent ?? '').trim().length;
  for (const child of list.querySelectorAll('*')) {
    if (notes.has(child) && !notes.has(child.parentElement ?? child))
      other -= (child.textContent ?? '').length;
  }
  return other <= MAX_OTHER;
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
