import { HEADINGS } from '../dom/block-elements';
import { namesOf } from '../dom/names';
import { linkLength, textLength, textOf } from '../dom/text-length';
import { measureWithin, type TextMeasure } from '../dom/text-measure';

/** Blocks of text that a reader sees as one paragraph, item or heading. */
const BLOCK = 'p,li,h2,h3,h4,h5,h6,blockquote,pre,td,div';
const HOLDS_BLOCKS = 'p,li,div,pre,table,blockquote,h2,h3,h4';

/** The number of a note may follow. */
const SENTENCE_END = /[.!?…"”'’:;)。！？」』）]$|\p{L}[.!?…"”'’)。！？」』）]+\[?\d{1,3}\]?$/u;

/** Words that begin a line by the site, not by the author. */
const STOCK_PHRASE = new RegExp(
  `^(${[
    'advertisement|sponsored|story continues|continue reading|read more|loading',
    'read also|also read|see also|related( articles?| stories| content)?|more on|recommended|up next',
    'most read|trending|you (may|might) (also )?like|follow us|follow .{0,40} on \\w+|share this',
    'sign up|subscribe|click here|download our|get the|comments?|leave a (comment|reply)',
    'photo(graph)? ?(by|:)|image ?(:|credit|source)|source ?:|copyright|©|all rights reserved',
    'image \\d+ (of|/) \\d+|this (document|article) is subject to copyright',
    'tags?:|filed under|topics?:|watch:?|video:|listen:|updated?:|published:?|posted (on|by)',
  ].join('|')})`,
  'i',
);
/** The capital matters here: "By Jane Doe", not "by then". */
const BYLINE = /^by \p{Lu}/iu;

/** Class and id names of the parts that a site puts into or under each of its articles. */
const SITE_PART_NAME =
  /(^|[\s_-])(author|byline|bio|newsletter|social|share|sharing|related|recommend(ed|ations)?|tags|copyright|disclaimer)([\s_-]|$)/i;

/** A part with more than this share of an article is no such part. */
const MAX_SITE_PART = 0.15;

/** Text shorter than this, in characters, may as well be a heading with the same words. */
const MIN_CAPTION = 40;

const MAX_CAPTION = 400;
const MAX_LINK_BLOCK = 400;

/** The least characters of text below a heading that is a link. */
const MIN_OWN_TEXT = 80;

const MAX_STOCK_LINE = 90;
const MAX_STOCK_BLOCK = 200;
const MAX_TAIL = 160;
const MAX_LEAD = 100;

/**
 * Removes the site's own additions from an article's body, in place. Not for lists and forums, which it
 * damages.
 */
export function prune(article: Element): void {
  removeSiteParts(article);
  removePhotoCaptions(article);
  removeCaptionsByText(article);
  removeLinkBlocks(article);
  removeEnds(article);
  removeStockLines(article);
  removeEmptySections(article);
}

function removeSiteParts(article: Element): void {
  const limit = MAX_SITE_PART * textLength(article);
  for (const element of article.querySelectorAll('[class],[id]')) {
    if (!SITE_PART_NAME.test(namesOf(element))) continue;
    if (!element.querySelector('h1,pre,table') && textLength(element) < limit) element.remove();
  }
}

/** Removes captions: paragraphs that say the same as the description of a picture. */
function removeCaptionsByText(article: Element): void {
  const descriptions = new Set<string>();
  for (const image of article.querySelectorAll('img[alt]:not([src=""])')) {
    descriptions.add((image.getAttribute('alt') ?? '').replace(/\s+/g, ' ').trim());
  }
  for (const element of article.querySelectorAll(BLOCK)) {
    if (element.querySelector(HOLDS_BLOCKS)) continue;
    const text = textOf(element);
    if (text.length >= MIN_CAPTION && descriptions.has(text)) element.remove();
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
    if (isPhoto) caption.remove();
  }
}

function removeLinkBlocks(article: Element): void {
  const measureOf = measureWithin(article);
  for (const element of article.querySelectorAll('p,li,div,h2,h3,h4,h5,ul,ol,aside,section')) {
    const { length, linkLength: linked } = measureOf(element);
    if (length === 0 || length >= MAX_LINK_BLOCK || linked <= 0.8 * length) continue;
    if (!article.contains(element) || element.querySelector('p p,pre,table')) continue;
    if (!(element.matches(HEADINGS) && hasOwnText(element, measureOf))) element.remove();
  }
}

/** True if text follows a heading: its link is then the address of that text, and leads nowhere else. */
function hasOwnText(heading: Element, measureOf: (element: Element) => TextMeasure): boolean {
  const next = heading.nextElementSibling;
  if (!next || next.matches(HEADINGS)) return false;
  const { length, linkLength: linked } = measureOf(next);
  return length - linked >= MIN_OWN_TEXT;
}

interface Block {
  readonly element: Element;
  readonly text: string;
}

/**
 * Removes bylines, dates and tags before the first and after the last sentence; an article may end with a
 * list or a table.
 */
function removeEnds(article: Element): void {
  const blocks = [...article.querySelectorAll(BLOCK)]
    .filter((element) => !element.querySelector(HOLDS_BLOCKS))
    .map((element) => ({ element, text: textOf(element) }))
    .filter(({ text }) => text !== '');

  for (const block of blocks.slice(4).toReversed()) {
    if (!isEnd(block, MAX_TAIL)) break;
    block.element.remove();
  }
  for (const block of blocks.slice(0, Math.max(0, Math.min(6, blocks.length - 4)))) {
    if (!isEnd(block, MAX_LEAD) || !block.element.matches('h2,h3,h4,h5,h6,p,li,div')) break;
    block.element.remove();
  }
}

function isEnd({ element, text }: Block, max: number): boolean {
  return text.length < max && !SENTENCE_END.test(text) && !element.closest('table,ul,ol');
}

function removeStockLines(article: Element): void {
  const measureOf = measureWithin(article);
  for (const element of article.querySelectorAll('p,li,div,h2,h3,h4,span')) {
    if (measureOf(element).length >= MAX_STOCK_BLOCK || !article.contains(element)) continue;
    const text = textOf(element);
    if (!(STOCK_PHRASE.test(text) || BYLINE.test(text))) continue;
    if (text.length < MAX_STOCK_LINE || linkLength(element) > 0.3 * text.length) element.remove();
  }
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
