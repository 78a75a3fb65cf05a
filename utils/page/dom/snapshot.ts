import { joinOwnFrames } from './frame-marks';
import { removeNotRead } from './not-read';
import { copyShown } from './shown-copy';
import { VISIBLE_TO_SCRIPTS, type VisibleDom } from './visible-dom';

/** Invisible characters: soft hyphen, zero-width space, word joiner, byte order mark. Joiners of scripts stay. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g;
const TO_CLEAN = /[\u00a0\u00ad\u200b\u2060\ufeff]/;

/**
 * Returns a copy of what the reader sees, which can be taken apart without touching the page.
 *
 * Shadow roots and frames are flattened as far as `visible` reaches, formulas become `span.tex`, addresses
 * become absolute, and hidden elements are gone. The copy belongs to a document without a window, so no image
 * is fetched and no custom element's constructor runs.
 */
export function snapshot(document: Document, url: string, visible = VISIBLE_TO_SCRIPTS): Document {
  const copy = snapshotOfAll(document, url, visible);
  removeNotRead(copy.body);
  return copy;
}

/** The same, with what no reader wants in the text: `removeNotRead` takes that away. */
export function snapshotOfAll(document: Document, url: string, visible = VISIBLE_TO_SCRIPTS): Document {
  const copy = document.implementation.createHTMLDocument(document.title);
  const language = document.documentElement.getAttribute('lang');
  if (language) copy.documentElement.setAttribute('lang', language);
  for (const element of document.querySelectorAll('head > meta')) copy.head.append(copy.importNode(element));
  for (const element of document.querySelectorAll('script[type="application/ld+json"]')) {
    copy.head.append(copy.importNode(element, true));
  }
  const base = document.querySelector('base[href]')?.getAttribute('href') ?? '';
  const target = { copy, base: URL.parse(base, url)?.href ?? url, visible };
  if (document.body) copy.body.append(copyShown(document.body, { ...target, isItself: false }));
  cleanText(copy.body);
  joinOwnFrames(copy.body);
  return copy;
}

/** The same for one element alone, in a `div`: for a caller that knows which part of the page it wants. */
export function snapshotOf(element: Element, url: string, visible = VISIBLE_TO_SCRIPTS): HTMLElement {
  return boxOf(element, url, visible, true);
}

/** The same for an element that the page hides, as if it were shown. */
export function snapshotOfHidden(element: Element, url: string, visible = VISIBLE_TO_SCRIPTS): HTMLElement {
  return boxOf(element, url, visible, false);
}

function boxOf(element: Element, url: string, visible: VisibleDom, isItself: boolean): HTMLElement {
  const copy = element.ownerDocument.implementation.createHTMLDocument('');
  const box = copy.createElement('div');
  box.append(copyShown(element, { copy, base: url, visible, isItself }));
  removeNotRead(box);
  cleanText(box);
  joinOwnFrames(box);
  return box;
}

/** Removes comments and invisible characters, and makes all spaces plain. */
function cleanText(root: Element): void {
  for (const comment of nodesIn(root, NodeFilter.SHOW_COMMENT)) (comment as Comment).remove();
  if (!TO_CLEAN.test(root.textContent)) return;
  for (const text of nodesIn(root, NodeFilter.SHOW_TEXT)) cleanTextNode(text as Text);
}

function nodesIn(root: Element, kinds: number): readonly Node[] {
  const walker = root.ownerDocument.createTreeWalker(root, kinds);
  const nodes: Node[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

function cleanTextNode(node: Text): void {
  const text = node.data;
  if (TO_CLEAN.test(text)) node.data = text.replace(INVISIBLE, '').replaceAll('\u00a0', ' ');
}
