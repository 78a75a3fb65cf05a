import { BLOCKS, HEADINGS, hasBlock } from './block-elements';
import { composedChildren } from './composed';
import { isRest } from './cut-text';
import { deferredPart } from './deferred-parts';
import { displayOf, type Style, styleOf } from './displayed';
import { fieldCopy, stateInLabel } from './field-copies';
import { isAnswer, isQuestion } from './folded-parts';
import { foreignFrame, markFrame, unmarkFrame } from './frame-marks';
import { frameContent } from './frames';
import { editorCode } from './editors';
import { wordsBefore } from './generated-text';
import { gapInRow, spaceOut } from './gaps';
import { type ItemNumbers, noteMark } from './list-marks';
import { type Formula, texOf } from './math';
import { asideOf, notesOf } from './notes';
import { NOT_READ } from './not-read';
import { nameParts } from './part-names';
import { nameOfPicture, namesOfAreas, wordsOfDrawing } from './pictures';
import { createRecords, type Records } from './records';
import { textOf } from './text-length';
import { breakLines, hasLines, isLineNumber, keepsLines, looksLikeCode, noteTyped } from './typed-lines';
import { visibilityOf } from './visibility';
import { VISIBLE_TO_SCRIPTS, type VisibleDom } from './visible-dom';

/** Elements without text for a reader. Form fields stay: their number tells a form from an article. */
const DROPPED: ReadonlySet<string> = new Set(
  'style object embed canvas audio video link source track map area base'.split(' '),
);

/** Often laid out as blocks, but never text that could run together. */
const REPLACED: ReadonlySet<string> = new Set('img picture br input select textarea button hr'.split(' '));

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
  readonly copies: WeakMap<Element, Element>;
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
    copies: new WeakMap<Element, Element>(),
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
  reduce(element, clone, target);
  return fragment;
}

/** True if only a part of an element's content is wanted. */
function isPartial({ covers }: VisibleDom): boolean {
  return covers !== VISIBLE_TO_SCRIPTS.covers;
}

/** Reduces the copy of an element to what the reader sees of it: itself, its stand-in, or nothing. */
function reduce(element: Element, clone: Element, target: Target): void {
  const name = element.localName;
  unmarkFrame(clone);
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
  if (clone.closest('pre') && isLineNumber(element)) return clone.setAttribute(NOT_READ, '');
  const standIn = standInOf(element, target);
  if (standIn) return clone.replaceWith(standIn);

  const style = styleOf(element);
  const kept = withPlainName(element, clone, style, target);
  target.copies.set(element, kept);
  if (visibility === 'folded' || element.getAttribute('role') === 'tabpanel') target.folded.add(element);
  if (visibility === 'folded') {
    for (const attribute of ['hidden', 'style', 'aria-hidden']) kept.removeAttribute(attribute);
  }
  // A closed answer may keep its place, without a height.
  if (/visibility:\s*hidden/.test(element.getAttribute('style') ?? '') && isAnswer(element))
    kept.removeAttribute('style');
  // A copy may cross to another frame, where its values are of no use.
  if (element.localName === 'input') kept.removeAttribute('value');
  makeAbsolute(kept, 'href', target.base);
  makeAbsolute(kept, 'src', target.base);
  // The rest of a text that is shown cut is no note in it.
  setApart(element, kept, visibility === 'folded' && !isRest(element), style);
  reduceChildren(element, kept, target);
  const state = element.localName === 'label' ? stateInLabel(element, target.records) : null;
  if (state !== null) kept.prepend(state);
  addWhatShows(element, kept, style, target);
}

/** Adds what an element shows besides its content: marks, generated words, line ends, names. */
function addWhatShows(element: Element, kept: Element, style: Style, target: Target): void {
  const name = element.localName;
  if (name === 'li') noteMark(element, kept, target.numbers);
  noteTyped(element, kept, style);
  const before = name !== 'li' && !isPartial(target.visible) ? wordsBefore(element) : '';
  if (before !== '') kept.prepend(`${before} `);
  const picture = nameOfPicture(element);
  if (picture !== '' && name !== 'img') kept.prepend(imageNamed(picture, target));
  const areas = namesOfAreas(element);
  if (areas.length > 0)
    kept.setAttribute('alt', [element.getAttribute('alt'), ...areas].filter(Boolean).join(', '));
  if (hasLines(element) && !kept.closest('pre') && keepsLines(element, style)) breakLines(kept);
}

function reduceChildren(element: Element, kept: Element, target: Target): void {
  const { visible } = target;
  if (isPartial(visible) || visible.shadowRootOf(element) || visible.itemsOf(element)) {
    kept.replaceChildren(shownIn(element, target));
    return;
  }
  let copy = kept.firstElementChild;
  for (let child = element.firstElementChild; child && copy; child = child.nextElementSibling) {
    const next = copy.nextElementSibling;
    reduce(child, copy, target);
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
function standInOf(element: Element, target: Target): Node | null {
  const code = editorCode(element, target.copy, target.visible);
  if (code) return code;
  switch (element.localName) {
    case 'slot':
      return shownIn(element, target);
    case 'svg':
      return pictureOf(element, target);
    case 'iframe':
    case 'frame':
      return frameOf(element as HTMLIFrameElement, target);
    default:
      return fieldCopy(element, target.copy, target.records, (each) => target.copies.get(each));
  }
}

/**
 * Renames a button that is a heading or a question, a form that shows a record, the page's custom elements, and blocks of
 * code that are no `pre`.
 */
function withPlainName(element: Element, clone: Element, style: Style, target: Target): Element {
  const { copy, visible, records } = target;
  const { localName } = element;
  const isCode = !clone.closest('pre') && looksLikeCode(element, style);
  const isHeadingButton = localName === 'button' && element.closest(`${HEADINGS},dt,summary`);
  if (!isHeadingButton && isButton(element) && isQuestion(element)) return asQuestion(clone);
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

function isButton(element: Element): boolean {
  return element.localName === 'button' || element.getAttribute('role') === 'button';
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

/**
 * Wraps an inline element that the page lays out as a block in a block, so that a name and a date on two
 * lines do not become one word. In a row, spaces do. What a sentence only has beside it, such as a tooltip,
 * stands in brackets.
 */
function setApart(element: Element, clone: Element, isFolded: boolean, style: Style): void {
  // The number on a button that opens a note belongs to the word before it.
  if (element.localName === 'button' && /\p{L}/u.test(textOf(element))) spaceOut(element, clone);
  if (REPLACED.has(element.localName) || clone.localName === 'pre') return;
  const isBlock = BLOCKS.has(element.localName);
  if (!isBlock && !isFolded && !/^(block|flex|grid|table|list-item)$/.test(style?.display ?? ''))
    return spaceOut(element, clone);
  const aside = asideOf(element, isFolded, style);
  if (aside?.type === 'note') return setInBrackets(clone, aside.label);
  if (aside?.type === 'spaced') clone.before(' ');
  if (aside?.type === 'spaced') clone.after(' ');
  if (aside || isBlock || isFolded) return;
  const row = element.parentElement;
  const laidOut = row ? displayOf(row) : '';
  if (/flex|grid/.test(laidOut)) return clone.before(gapInRow(clone, laidOut));
  const block = clone.ownerDocument.createElement('div');
  clone.replaceWith(block);
  block.append(clone);
}

function setInBrackets(clone: Element, label: string): void {
  const note = clone.ownerDocument.createElement('span');
  clone.replaceWith(note);
  note.append(label === '' ? ' [' : `[${label}: `, clone, ']');
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

/** Makes addresses absolute, except those within the page, which must stay recognisable. */
function makeAbsolute(element: Element, attribute: 'href' | 'src', base: string): void {
  const value = element.getAttribute(attribute);
  if (!value || value.startsWith('#')) return;
  const address = URL.parse(value, base);
  if (address) element.setAttribute(attribute, address.href);
}
