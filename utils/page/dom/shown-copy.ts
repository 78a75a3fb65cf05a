import { BLOCKS, HEADINGS, hasBlock } from './block-elements';
import { composedChildren } from './composed';
import { deferredPart } from './deferred-parts';
import { frameContent } from './frames';
import { type Formula, texOf } from './math';
import { displayOf, visibilityOf } from './visibility';
import { VISIBLE_TO_SCRIPTS, type VisibleDom } from './visible-dom';

/** Elements without text for a reader. Form fields stay: their number tells a form from an article. */
const DROPPED: ReadonlySet<string> = new Set(
  'style object embed canvas audio video link source track map area base'.split(' '),
);

/** Often laid out as blocks, but never text that could run together. */
const REPLACED: ReadonlySet<string> = new Set('img picture br input select textarea button hr'.split(' '));

interface Target {
  readonly copy: Document;
  /** The base of relative addresses. */
  readonly base: string;
  readonly visible: VisibleDom;
}

/** Copies the visible content of an element, as the browser composes it. */
export function shownIn(source: Element, target: Target): DocumentFragment {
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
export function shownOf(element: Element, target: Target): DocumentFragment {
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
  if (DROPPED.has(name)) return clone.remove();
  const formula = texOf(element);
  if (formula) return clone.replaceWith(spanOf(formula, target));
  if (name === 'script') return clone.remove();
  if (name === 'template' || name === 'noscript') {
    const part = deferredPart(element);
    return part ? clone.replaceWith(shownIn(part, target)) : clone.remove();
  }
  const visibility = visibilityOf(element);
  if (visibility === 'hidden') return clone.remove();
  const standIn = standInOf(element, target);
  if (standIn) return clone.replaceWith(standIn);

  const kept = withPlainName(element, clone, target);
  if (visibility === 'folded') {
    for (const attribute of ['hidden', 'style', 'aria-hidden']) kept.removeAttribute(attribute);
  }
  makeAbsolute(kept, 'href', target.base);
  makeAbsolute(kept, 'src', target.base);
  setApart(element, kept);
  reduceChildren(element, kept, target);
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
  switch (element.localName) {
    case 'slot':
      return shownIn(element, target);
    case 'svg':
      return pictureOf(element, target);
    case 'iframe':
    case 'frame':
      return frameOf(element as HTMLIFrameElement, target);
    case 'input': {
      if (element.getAttribute('type') !== 'checkbox' || !element.closest('li')) return null;
      const box = target.copy.createElement('span');
      box.textContent = (element as HTMLInputElement).checked ? '[x] ' : '[ ] ';
      return box;
    }
    default:
      return null;
  }
}

/** Renames a button that is a heading, and the page's custom elements. */
function withPlainName(element: Element, clone: Element, { copy, visible }: Target): Element {
  const isHeadingButton = element.localName === 'button' && element.closest(`${HEADINGS},dt,summary`);
  const isCustom = element.localName.includes('-') || element.localName === 'frameset';
  if (!isHeadingButton && !isCustom) return clone;
  const isInline =
    isHeadingButton ||
    (displayOf(element).startsWith('inline') && !hasBlock(element) && !visible.shadowRootOf(element));
  const plain = copy.createElement(isInline ? 'span' : 'div');
  for (const name of ['id', 'class', 'role', 'hidden']) {
    const value = element.getAttribute(name);
    if (value !== null) plain.setAttribute(name, value);
  }
  plain.append(...clone.childNodes);
  clone.replaceWith(plain);
  return plain;
}

/**
 * Wraps an inline element that the page lays out as a block in a block, so that a name and a date on two
 * lines do not become one word. In a row, spaces do.
 */
function setApart(element: Element, clone: Element): void {
  if (BLOCKS.has(element.localName) || REPLACED.has(element.localName)) return;
  if (!/^(block|flex|grid|table|list-item)$/.test(displayOf(element))) return;
  const row = element.parentElement;
  if (row && /flex|grid/.test(displayOf(row))) {
    clone.before(' ');
    return;
  }
  const block = clone.ownerDocument.createElement('div');
  clone.replaceWith(block);
  block.append(clone);
}

function frameOf(frame: HTMLIFrameElement, target: Target): Node {
  const content = frameContent(frame, target.visible);
  if (content === null) return target.copy.createDocumentFragment();
  const box = target.copy.createElement('div');
  if (typeof content === 'string') box.innerHTML = content;
  else box.append(shownIn(content, { ...target, base: content.baseURI }));
  return box;
}

/** Replaces a drawing by its accessible name, like any picture. */
function pictureOf(svg: Element, { copy }: Target): Node {
  const title = svg.querySelector(':scope > title')?.textContent;
  const label = (svg.getAttribute('aria-label') ?? title ?? '').trim();
  if (svg.getAttribute('role') !== 'img' || !label) return copy.createDocumentFragment();
  const image = copy.createElement('img');
  // Readability takes an image without this attribute for a placeholder.
  image.setAttribute('src', '');
  image.setAttribute('alt', label);
  return image;
}

/** Makes addresses absolute, except those within the page, which must stay recognisable. */
function makeAbsolute(element: Element, attribute: 'href' | 'src', base: string): void {
  const value = element.getAttribute(attribute);
  if (!value || value.startsWith('#')) return;
  const address = URL.parse(value, base);
  if (address) element.setAttribute(attribute, address.href);
}
