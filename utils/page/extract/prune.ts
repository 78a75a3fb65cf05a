import { HEADINGS, HOLDS_TEXT_BLOCKS, TEXT_BLOCK } from '../dom/block-elements';
import { namesOf, splitNames } from '../dom/names';
import { textLength, textOf } from '../dom/text-length';
import { measureWithin, type TextMeasure } from '../dom/text-measure';
import { removeEnds, removeStockLines } from './site-lines';
import { SITE_PART_NAME } from './site-parts';

/** The text refers to a picture with a number: `Fig. 3`, `図1`, `Рис. 2`. */
const FIGURE_NUMBER = /^\p{L}{1,12}\.?\s*\p{Nd}/u;

/** A part with more than this share of an article is no such part. */
const MAX_SITE_PART = 0.15;

/** Text shorter than this, in characters, may as well be a heading with the same words. */
const MIN_CAPTION = 40;

const MAX_CAPTION = 400;
const MAX_LINK_BLOCK = 400;

/** The least characters of text below a heading that is a link. */
const MIN_OWN_TEXT = 80;

/**
 * Removes the site's own additions from an article's body, in place. Not for lists and forums, which it
 * damages.
 */
export function prune(article: Element): void {
  removeSiteParts(article);
  removePhotoCaptions(article);
  removeCaptionsByText(article);
  const measureOf = measureWithin(article);
  removeLinkBlocks(article, measureOf);
  removeEnds(article);
  removeStockLines(article, measureOf);
  removeEmptySections(article);
}

function removeSiteParts(article: Element): void {
  const limit = MAX_SITE_PART * textLength(article);
  for (const element of article.querySelectorAll('[class],[id]')) {
    if (!SITE_PART_NAME.test(splitNames(namesOf(element)))) continue;
    if (!element.querySelector('h1,pre,table') && textLength(element) < limit) element.remove();
  }
}

/** Removes captions: paragraphs that say the same as the description of a picture. */
function removeCaptionsByText(article: Element): void {
  const descriptions = new Set<string>();
  for (const image of article.querySelectorAll('img[alt]:not([src=""])')) {
    const text = (image.getAttribute('alt') ?? '').replace(/\s+/g, ' ').trim();
    if (text.length >= MIN_CAPTION) descriptions.add(text);
  }
  if (descriptions.size === 0) return;
  for (const element of article.querySelectorAll(TEXT_BLOCK)) {
    if (element.querySelector(HOLDS_TEXT_BLOCKS)) continue;
    const text = textOf(element);
    if (descriptions.has(text)) element.remove();
  }
}

/**
 * Removes the credit under a photo; what a drawing, a table or code has under it is an explanation, and
 * stays.
 */
function removePhotoCaptions(article: Element): void {
  for (const caption of article.querySelectorAll('figcaption,[class*=caption]:not(sup,sub)')) {
    if (textLength(caption) > MAX_CAPTION) continue;
    const figure = caption.closest('figure');
    const isPhoto = !figure?.querySelector('table,pre,.tex,img[src=""]');
    if (isPhoto && !FIGURE_NUMBER.test(textOf(caption))) caption.remove();
  }
}

function removeLinkBlocks(article: Element, measureOf: (element: Element) => TextMeasure): void {
  for (const element of article.querySelectorAll('p,li,div,h2,h3,h4,h5,ul,ol,aside,section')) {
    const { length, linkLength: linked } = measureOf(element);
    if (length === 0 || length >= MAX_LINK_BLOCK || linked <= 0.8 * length) continue;
    if (!article.contains(element) || element.querySelector('p p,pre,table')) continue;
    if (element.matches(HEADINGS) && hasOwnText(element, measureOf)) continue;
    if (element.localName !== 'li' || !isStep(element, measureOf)) element.remove();
  }
}

/** True for an item of a list most of which is no link: it belongs to the others. */
function isStep(item: Element, measureOf: (element: Element) => TextMeasure): boolean {
  const list = item.parentElement && measureOf(item.parentElement);
  return list !== null && list.linkLength <= 0.5 * list.length;
}

/** True if text follows a heading: its link is then the address of that text, and leads nowhere else. */
function hasOwnText(heading: Element, measureOf: (element: Element) => TextMeasure): boolean {
  const next = heading.nextElementSibling;
  if (!next || next.matches(HEADINGS)) return false;
  const { length, linkLength: linked } = measureOf(next);
  return length - linked >= MIN_OWN_TEXT;
}

/** Removes headings whose section was removed. */
function removeEmptySections(article: Element): void {
  const headings = [...article.querySelectorAll(HEADINGS)].toReversed();
  let next: Element | null = null;
  for (const heading of headings) {
    const between = article.ownerDocument.createRange();
    between.setStartAfter(heading);
    if (next) between.setEndBefore(next);
    else between.setEndAfter(article.lastChild ?? article);
    const isEmpty = between.toString().trim() === '' && !between.cloneContents().querySelector('img,.tex');
    if (isEmpty && (!next || rankOf(next) <= rankOf(heading))) heading.remove();
    else next = heading;
  }
}

function rankOf(heading: Element): number {
  return Number(heading.localName.slice(1));
}
