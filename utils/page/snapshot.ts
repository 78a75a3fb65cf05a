import { BLOCKS, HEADINGS, hasBlock } from './blocks';
import { mainFrameText } from './frames';
import { texOf } from './math';
import { displayOf, visibilityOf } from './visibility';

/** What holds no text for a reader. Form fields stay: their number tells a form from an article. */
const DROPPED: ReadonlySet<string> = new Set(
  'style noscript template object embed canvas audio video link source track map area base frame'.split(' '),
);

/** Often laid out as blocks, never text that could run together. */
const REPLACED: ReadonlySet<string> = new Set('img picture br input select textarea button hr'.split(' '));

/** Invisible characters: soft hyphen, zero-width space, word joiner, byte order mark. Joiners of scripts stay. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g;

interface Target {
  readonly copy: Document;
  /** What addresses are relative to. */
  readonly base: string;
}

/**
 * A copy of what the reader sees, which can be taken apart without touching the page.
 *
 * Open shadow roots and large frames of the same origin are laid flat, formulas become `span.tex`, addresses
 * become absolute, and what is hidden is gone. The copy belongs to a document without a window, so no image
 * is fetched and no custom element's constructor runs.
 */
export function snapshot(document: Document, url: string): Document {
  const copy = document.implementation.createHTMLDocument(document.title);
  const language = document.documentElement.getAttribute('lang');
  if (language) copy.documentElement.setAttribute('lang', language);
  for (const element of document.querySelectorAll('head > meta')) copy.head.append(copy.importNode(element));
  for (const element of document.querySelectorAll('script[type="application/ld+json"]')) {
    copy.head.append(copy.importNode(element, true));
  }
  const base = document.querySelector('base[href]')?.getAttribute('href') ?? '';
  if (document.body) copyChildren(document.body, copy.body, { copy, base: resolve(base, url) ?? url });
  return copy;
}

function copyChildren(source: ParentNode, into: Element, target: Target): void {
  for (const node of composedChildren(source)) {
    if (node.nodeType === node.TEXT_NODE) {
      into.append((node.nodeValue ?? '').replace(INVISIBLE, '').replaceAll('\u00a0', ' '));
    } else if (node.nodeType === node.ELEMENT_NODE) {
      copyElement(node as Element, into, target);
    }
  }
}

/** The children as the browser composes them: the shadow root's if there is one, the slotted ones of a slot. */
function composedChildren(source: ParentNode): Iterable<Node> {
  if ('shadowRoot' in source && source.shadowRoot) return (source.shadowRoot as ShadowRoot).childNodes;
  if ('assignedNodes' in source) {
    const assigned = (source as HTMLSlotElement).assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  return source.childNodes;
}

function copyElement(element: Element, into: Element, target: Target): void {
  const { copy } = target;
  const name = element.localName;
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
    case 'iframe': {
      const body = mainFrameText(element as HTMLIFrameElement);
      if (body) copyChildren(body, appendNew('div', into), { copy, base: body.baseURI });
      return;
    }
    case 'input':
      if (element.getAttribute('type') === 'checkbox' && element.closest('li')) {
        appendNew('span', into).textContent = (element as HTMLInputElement).checked ? '[x] ' : '[ ] ';
        return;
      }
  }

  const clone = cloneOf(element, display, copy);
  if (visibility === 'folded') {
    for (const attribute of ['hidden', 'style', 'aria-hidden']) clone.removeAttribute(attribute);
  }
  makeAbsolute(clone, 'href', target.base);
  makeAbsolute(clone, 'src', target.base);
  placeFor(element, display, into).append(clone);
  copyChildren(element, clone, target);
}

/** The element without its children; a button that is a heading, and elements of the page's own, by a plain name. */
function cloneOf(element: Element, display: string, copy: Document): Element {
  const isHeadingButton = element.localName === 'button' && element.closest(`${HEADINGS},dt,summary`);
  const isCustom = element.localName.includes('-');
  if (!isHeadingButton && !isCustom) return copy.importNode(element);
  const isInline =
    isHeadingButton || (display.startsWith('inline') && !hasBlock(element) && !element.shadowRoot);
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
