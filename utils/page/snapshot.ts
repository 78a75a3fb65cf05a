import { BLOCKS, HEADINGS, hasBlock } from './blocks';
import { composedChildren } from './composed';
import { frameContent } from './frames';
import { latePart } from './late-parts';
import { texOf } from './math';
import { PLAIN_SIGHT, type Sight } from './sight';
import { displayOf, visibilityOf } from './visibility';

/** What holds no text for a reader. Form fields stay: their number tells a form from an article. */
const DROPPED: ReadonlySet<string> = new Set(
  'style object embed canvas audio video link source track map area base'.split(' '),
);

/** Often laid out as blocks, never text that could run together. */
const REPLACED: ReadonlySet<string> = new Set('img picture br input select textarea button hr'.split(' '));

/** Invisible characters: soft hyphen, zero-width space, word joiner, byte order mark. Joiners of scripts stay. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g;

interface Target {
  readonly copy: Document;
  /** What addresses are relative to. */
  readonly base: string;
  readonly sight: Sight;
}

/**
 * A copy of what the reader sees, which can be taken apart without touching the page.
 *
 * Shadow roots and frames are laid flat as far as `sight` goes, formulas become `span.tex`, addresses become
 * absolute, and what is hidden is gone. The copy belongs to a document without a window, so no image
 * is fetched and no custom element's constructor runs.
 */
export function snapshot(document: Document, url: string, sight = PLAIN_SIGHT): Document {
  const copy = document.implementation.createHTMLDocument(document.title);
  const language = document.documentElement.getAttribute('lang');
  if (language) copy.documentElement.setAttribute('lang', language);
  for (const element of document.querySelectorAll('head > meta')) copy.head.append(copy.importNode(element));
  for (const element of document.querySelectorAll('script[type="application/ld+json"]')) {
    copy.head.append(copy.importNode(element, true));
  }
  const base = document.querySelector('base[href]')?.getAttribute('href') ?? '';
  const target = { copy, base: resolve(base, url) ?? url, sight };
  if (document.body) copyChildren(document.body, copy.body, target);
  return copy;
}

/** The same of one element alone, in a `div`: for who knows already which part of the page it wants. */
export function snapshotOf(element: Element, url: string, sight = PLAIN_SIGHT): HTMLElement {
  const copy = element.ownerDocument.implementation.createHTMLDocument('');
  const box = copy.createElement('div');
  copyElement(element, box, { copy, base: url, sight });
  return box;
}

/** The same of an element that the page hides, as if it were shown. */
export function snapshotOfHidden(element: Element, url: string, sight = PLAIN_SIGHT): HTMLElement {
  const copy = element.ownerDocument.implementation.createHTMLDocument('');
  const box = copy.createElement('div');
  copyChildren(element, box, { copy, base: url, sight });
  return box;
}

function copyChildren(source: Element, into: Element, target: Target): void {
  const { sight } = target;
  const items = sight.itemsOf(source);
  if (items) return into.append(...items.map((item) => into.ownerDocument.importNode(item, true)));
  for (const node of composedChildren(source, sight)) {
    if (!sight.covers(node)) continue;
    if (node.nodeType === node.TEXT_NODE) {
      into.append(sight.textOf(node).replace(INVISIBLE, '').replaceAll('\u00a0', ' '));
    } else if (node.nodeType === node.ELEMENT_NODE) {
      copyElement(node as Element, into, target);
    }
  }
}

function copyElement(element: Element, into: Element, target: Target): void {
  const { copy } = target;
  const name = element.localName;
  if (name === 'template' || name === 'noscript') {
    const part = latePart(element);
    if (part) copyChildren(part, into, target);
    return;
  }
  if (DROPPED.has(name)) return;

  const formula = texOf(element);
  if (formula) {
    const span = copy.createElement('span');
    span.className = formula.isBlock ? 'tex tex-block' : 'tex';
    span.textContent = formula.tex;
    into.append(span);
    return;
  }
  if (name === 'script') return;

  const display = displayOf(element);
  const visibility = visibilityOf(element, display);
  if (visibility === 'hidden') return;

  switch (name) {
    case 'slot':
      copyChildren(element, into, target);
      return;
    case 'svg':
      copyPicture(element, into, target);
      return;
    case 'iframe':
    case 'frame':
      copyFrame(element as HTMLIFrameElement, into, target);
      return;
    case 'input':
      if (element.getAttribute('type') === 'checkbox' && element.closest('li')) {
        appendNew('span', into).textContent = (element as HTMLInputElement).checked ? '[x] ' : '[ ] ';
        return;
      }
  }

  const clone = cloneOf(element, display, target);
  if (visibility === 'folded') {
    for (const attribute of ['hidden', 'style', 'aria-hidden']) clone.removeAttribute(attribute);
  }
  makeAbsolute(clone, 'href', target.base);
  makeAbsolute(clone, 'src', target.base);
  placeFor(element, display, into).append(clone);
  copyChildren(element, clone, target);
}

/** The element without its children; a button that is a heading, and elements of the page's own, by a plain name. */
function cloneOf(element: Element, display: string, { copy, sight }: Target): Element {
  const isHeadingButton = element.localName === 'button' && element.closest(`${HEADINGS},dt,summary`);
  const isCustom = element.localName.includes('-') || element.localName === 'frameset';
  if (!isHeadingButton && !isCustom) return copy.importNode(element);
  const isInline =
    isHeadingButton || (display.startsWith('inline') && !hasBlock(element) && !sight.shadowRootOf(element));
  const clone = copy.createElement(isInline ? 'span' : 'div');
  for (const name of ['id', 'class', 'role', 'hidden']) {
    const value = element.getAttribute(name);
    if (value !== null) clone.setAttribute(name, value);
  }
  return clone;
}

/**
 * Where a clone goes: an inline element that the page lays out as a block gets a block around it, so that a
 * name and a date on two lines do not become one word. In a row, spaces do.
 */
function placeFor(element: Element, display: string, into: Element): Element {
  if (!/^(block|flex|grid|table|list-item)$/.test(display) || BLOCKS.has(element.localName)) return into;
  if (REPLACED.has(element.localName)) return into;
  const row = element.parentElement;
  if (row && /flex|grid/.test(displayOf(row))) {
    into.append(' ');
    return into;
  }
  return appendNew('div', into);
}

function appendNew(name: string, into: Element): Element {
  const element = into.ownerDocument.createElement(name);
  into.append(element);
  return element;
}

function copyFrame(frame: HTMLIFrameElement, into: Element, target: Target): void {
  const content = frameContent(frame, target.sight);
  if (content === null) return;
  const box = appendNew('div', into);
  if (typeof content === 'string') box.innerHTML = content;
  else copyChildren(content, box, { ...target, base: content.baseURI });
}

/** A drawing is worth its accessible name, like any picture. */
function copyPicture(svg: Element, into: Element, { copy }: Target): void {
  const title = svg.querySelector(':scope > title')?.textContent;
  const label = (svg.getAttribute('aria-label') ?? title ?? '').trim();
  if (svg.getAttribute('role') !== 'img' || !label) return;
  const image = copy.createElement('img');
  // Readability takes an image without this attribute for a placeholder.
  image.setAttribute('src', '');
  image.setAttribute('alt', label);
  into.append(image);
}

/** Addresses within the page itself stay as they are, so that they can be told. */
function makeAbsolute(element: Element, attribute: 'href' | 'src', base: string): void {
  const value = element.getAttribute(attribute);
  if (!value || value.startsWith('#')) return;
  const address = resolve(value, base);
  if (address) element.setAttribute(attribute, address);
}

function resolve(address: string, base: string): string | null {
  return URL.parse(address, base)?.href ?? null;
}
