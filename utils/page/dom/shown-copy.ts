import { HEADINGS, hasBlock } from './block-elements';
import { composedChildren } from './composed';
import { isRest } from './cut-text';
import { deferredPart } from './deferred-parts';
import { type Style, styleOf } from './displayed';
import { fieldCopy, FIELDS, stateInLabel } from './field-copies';
import { isAnswer, isQuestion } from './folded-parts';
import { foreignFrame, markFrame, unmarkFrames } from './frame-marks';
import { frameContent } from './frames';
import { editorCode } from './editors';
import { wordsBefore } from './generated-text';
import { type ItemNumbers, noteMark } from './list-marks';
import { type Formula, texOf } from './math';
import { notesOf } from './notes';
import { makeAbsolute } from './addresses';
import { markInk, NOT_READ, unmarkNotRead } from './not-read';
import { nameParts } from './part-names';
import { nameOfPicture, namesOfAreas, wordsOfDrawing } from './pictures';
import { createRecords, type Records } from './records';
import { type Met, setApart } from './set-apart';
import { breakLines, hasLines, isLineNumber, keepsLines, looksLikeCode, noteTyped } from './typed-lines';
import { visibilityOf } from './visibility';
import { VISIBLE_TO_SCRIPTS, type VisibleDom } from './visible-dom';

/** Elements without text for a reader. Form fields stay: their number tells a form from an article. */
const DROPPED: ReadonlySet<string> = new Set(
  'style object embed canvas audio video link source track map area base'.split(' '),
);

export interface Target {
  readonly copy: Document;
  /** The base of relative addresses. */
  readonly base: string;
  readonly visible: VisibleDom;
  readonly numbers: ItemNumbers;
  /** Notes that the text refers to, and lists of them. */
  readonly notes: ReadonlySet<Element>;
  readonly records: Records;
  /** The copies of the elements that were kept. */
  readonly copies: Map<Element, Element>;
  /** The elements that the page shows only when they are opened. */
  readonly folded: Set<Element>;
}

/** Copies what is visible in an element, or the element itself if `isItself`, for a document that shows nothing. */
export function copyShown(
  source: Element,
  {
    copy,
    base,
    visible,
    isItself,
  }: Pick<Target, 'copy' | 'base' | 'visible'> & { readonly isItself: boolean },
): DocumentFragment {
  const target: Target = {
    copy,
    base,
    visible,
    records: createRecords(),
    copies: new Map<Element, Element>(),
    folded: new Set<Element>(),
    numbers: new WeakMap(),
    notes: notesOf(source.ownerDocument),
  };
  const fragment = isItself ? shownOf(source, target) : shownIn(source, target);
  nameParts(target.folded, (element) => target.copies.get(element));
  return fragment;
}

/** Copies the visible content of an element, as the browser composes it. */
function shownIn(source: Element, target: Target): DocumentFragment {
  const { copy, visible } = target;
  const copies = copy.createDocumentFragment();
  const items = visible.itemsOf(source);
  if (items) {
    copies.append(...items.map((item) => copy.importNode(item, true)));
    return copies;
  }
  for (const node of composedChildren(source, visible)) {
    if (!visible.covers(node)) continue;
    if (node.nodeType === node.TEXT_NODE) copies.append(visible.shownTextOf(node));
    else if (node.nodeType === node.ELEMENT_NODE) copies.append(shownOf(node as Element, target));
  }
  return copies;
}

/** Copies an element as the reader sees it; empty where it is hidden. */
function shownOf(element: Element, target: Target): DocumentFragment {
  const fragment = target.copy.createDocumentFragment();
  // One deep copy, reduced to what is shown, is far cheaper than one copy of each element.
  const clone = target.copy.importNode(element, !isPartial(target.visible));
  fragment.append(clone);
  unmarkFrames(fragment);
  unmarkNotRead(fragment);
  reduce(element, clone, target, false);
  return fragment;
}

/** True if only a part of an element's content is wanted. */
function isPartial({ covers }: VisibleDom): boolean {
  return covers !== VISIBLE_TO_SCRIPTS.covers;
}

/** Reduces the copy of an element to what the reader sees of it: itself, its stand-in, or nothing. */
function reduce(element: Element, clone: Element, target: Target, isWithinPre: boolean): void {
  const name = element.localName;
  if (DROPPED.has(name)) return clone.remove();
  const formula = texOf(element);
  if (formula) return clone.replaceWith(spanOf(formula, target));
  if (name === 'script') return clone.remove();
  if (name === 'template' || name === 'noscript') {
    const part = deferredPart(element);
    return part ? clone.replaceWith(shownIn(part, target)) : clone.remove();
  }
  const isNote = target.notes.has(element);
  const visible = visibilityOf(element);
  const visibility = visible === 'hidden' && isNote ? 'folded' : visible;
  if (visibility === 'hidden') return clone.remove();
  const ink = isNote ? 'seen' : target.visible.inkOf(element, visibility === 'folded');
  const isMarked = hasMarks(element);
  const met: Met = { element, name, isMarked, isInPre: isWithinPre || name === 'pre' };
  if (met.isInPre && isLineNumber(element)) return clone.setAttribute(NOT_READ, '');
  const standIn = standInOf(met, target);
  if (standIn) return clone.replaceWith(standIn);

  const style = styleOf(element);
  const kept = withPlainName(met, clone, style, target);
  const isInPre = met.isInPre || kept.localName === 'pre';
  target.copies.set(element, kept);
  if (isMarked || visibility === 'folded') reduceMarks(met, kept, visibility === 'folded', target);
  // The rest of a text that is shown cut is no note in it.
  setApart({ ...met, isInPre }, kept, visibility === 'folded' && !isRest(element), style);
  reduceChildren(element, kept, target, isInPre);
  markInk(kept, ink);
  const state = name === 'label' ? stateInLabel(element, target.records) : null;
  if (state !== null) kept.prepend(state);
  addWhatShows({ ...met, isInPre }, kept, style, target);
}

/** True for an element with an attribute besides its class. */
function hasMarks(element: Element): boolean {
  const names = element.hasAttributes() ? element.getAttributeNames() : [];
  return names.length > 1 || (names.length === 1 && names[0] !== 'class');
}

/** Makes the attributes of a copy those of something that is shown, where it stands. */
function reduceMarks({ element, name }: Met, kept: Element, isFolded: boolean, target: Target): void {
  if (isFolded || element.getAttribute('role') === 'tabpanel') target.folded.add(element);
  if (isFolded) for (const attribute of ['hidden', 'style', 'aria-hidden']) kept.removeAttribute(attribute);
  // A closed answer may keep its place, without a height.
  if (/visibility:\s*hidden/.test(element.getAttribute('style') ?? '') && isAnswer(element))
    kept.removeAttribute('style');
  // A copy may cross to another frame, where its values are of no use.
  if (name === 'input') kept.removeAttribute('value');
  makeAbsolute(kept, 'href', target.base);
  makeAbsolute(kept, 'src', target.base);
}

/** Adds what an element shows besides its content: marks, generated words, line ends, names. */
function addWhatShows(
  { element, name, isMarked, isInPre }: Met,
  kept: Element,
  style: Style,
  target: Target,
): void {
  if (name === 'li') noteMark(element, kept, style, target.numbers);
  noteTyped(element, kept, style);
  const before = name !== 'li' && !isPartial(target.visible) ? wordsBefore(element) : '';
  if (before !== '') kept.prepend(`${before} `);
  if (isMarked) addNames(element, kept, target);
  if (!isInPre && hasLines(element) && keepsLines(element, style)) breakLines(kept);
}

/** Adds the names of what shows a picture. */
function addNames(element: Element, kept: Element, target: Target): void {
  const picture = nameOfPicture(element);
  if (picture !== '' && element.localName !== 'img') kept.prepend(imageNamed(picture, target));
  const areas = namesOfAreas(element);
  if (areas.length > 0)
    kept.setAttribute('alt', [element.getAttribute('alt'), ...areas].filter(Boolean).join(', '));
}

function reduceChildren(element: Element, kept: Element, target: Target, isInPre: boolean): void {
  const { visible } = target;
  if (isPartial(visible) || visible.shadowRootOf(element) || visible.itemsOf(element)) {
    kept.replaceChildren(shownIn(element, target));
    return;
  }
  let copy = kept.firstElementChild;
  for (let child = element.firstElementChild; child && copy; child = child.nextElementSibling) {
    const next = copy.nextElementSibling;
    reduce(child, copy, target, isInPre);
    copy = next;
  }
}

function spanOf({ tex, isBlock }: Formula, { copy }: Target): Element {
  const span = copy.createElement('span');
  span.className = isBlock ? 'tex tex-block' : 'tex';
  span.textContent = tex;
  return span;
}

/** The visible stand-in for an element that shows nothing itself, or null. */
function standInOf({ element, name, isMarked }: Met, target: Target): Node | null {
  const code = editorCode(element, target.copy, target.visible);
  if (code) return code;
  switch (name) {
    case 'slot':
      return shownIn(element, target);
    case 'svg':
      return pictureOf(element, target);
    case 'iframe':
    case 'frame':
      return frameOf(element as HTMLIFrameElement, target);
    default:
      return isMarked || FIELDS.has(name)
        ? fieldCopy(element, target.copy, target.records, (each) => target.copies.get(each))
        : null;
  }
}

/**
 * Renames a button that is a heading or a question, a form that shows a record, the page's custom elements, and blocks of
 * code that are no `pre`.
 */
function withPlainName(
  { element, name: localName, isMarked, isInPre }: Met,
  clone: Element,
  style: Style,
  target: Target,
): Element {
  const { copy, visible, records } = target;
  const isCode = !isInPre && looksLikeCode(element, style);
  const isHeadingButton = localName === 'button' && element.closest(`${HEADINGS},dt,summary`);
  if (!isHeadingButton && isButton(localName, element, isMarked) && isQuestion(element))
    return asQuestion(clone);
  const isCustom = localName.includes('-') || localName === 'frameset';
  const isRecord = localName === 'form' && records.isRecord(element);
  if (!isHeadingButton && !isCustom && !isRecord && !isCode) return clone;
  const isInline =
    isHeadingButton ||
    ((style?.display ?? '').startsWith('inline') && !hasBlock(element) && !visible.shadowRootOf(element));
  const plain = copy.createElement(isCode ? 'pre' : isInline ? 'span' : 'div');
  for (const name of ['id', 'class', 'role', 'hidden', 'data-lang', 'data-language']) {
    const value = element.getAttribute(name);
    if (value !== null) plain.setAttribute(name, value);
  }
  plain.append(...clone.childNodes);
  clone.replaceWith(plain);
  return plain;
}

function isButton(name: string, element: Element, isMarked: boolean): boolean {
  return name === 'button' || (isMarked && element.getAttribute('role') === 'button');
}

/** A question above its answer, as in a `details`. */
function asQuestion(button: Element): Element {
  const line = button.ownerDocument.createElement('p');
  const words = button.ownerDocument.createElement('strong');
  words.append(...button.childNodes);
  line.append(words);
  button.replaceWith(line);
  return words;
}

function frameOf(frame: HTMLIFrameElement, target: Target): Node {
  const content = frameContent(frame, target.visible);
  if (content === null) return target.copy.createDocumentFragment();
  if ('html' in content) return foreignFrame(content, target.copy);
  const box = target.copy.createElement('div');
  box.append(shownIn(content, { ...target, base: content.baseURI }));
  return markFrame(box, null);
}

/** Replaces a drawing by its words, like any picture. */
function pictureOf(svg: Element, target: Target): Node {
  const words = wordsOfDrawing(svg);
  return words === '' ? target.copy.createDocumentFragment() : imageNamed(words, target);
}

function imageNamed(words: string, { copy }: Target): Element {
  const image = copy.createElement('img');
  // Readability takes an image without this attribute for a placeholder.
  image.setAttribute('src', '');
  image.setAttribute('alt', words);
  return image;
}
