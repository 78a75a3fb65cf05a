import { HEADINGS, HOLDS_TEXT_BLOCKS, TEXT_BLOCK } from '../dom/block-elements';
import { BOILERPLATE_NAME, namesOf, splitNames } from '../dom/names';
import { hasMoreText, linkLength, textLength, textOf } from '../dom/text-length';
import { SITE_PART_NAME } from './site-parts';

/** Shorter than this, in the measure of `textLength`, a line under a title is a second title, a date or a name. */
const MIN_LEAD = 155;

/** Shorter than this, a line of the article says nothing of where its text begins. */
const MIN_LINE = 70;

/** The most blocks of a lead, and the most text in them. More than this is the beginning of something else. */
const MAX_BLOCKS = 3;
const MAX_LEAD = 1200;

const MAX_LINKS = 0.3;

/** Names of what lies over the page or leads elsewhere, also within other names. */
const OVER = /modal|layer|overlay|popup/i;

/** Places whose sentences are about something else: a picture, a form, another article. */
const NO_LEAD =
  'figure,figcaption,aside,nav,form,footer,table,ul,ol,dl,pre,blockquote,a,button,[role=complementary],' +
  '[class*=caption i],[class*=comment i],[aria-hidden=true]';

/**
 * Puts the lead of an article before it, in place, where it is missing: the sentences between the title and the text.
 * Readability takes what stands in the head of a page, or is set as a heading, for no part of the text. `page` is the
 * page that the article is from.
 */
export function keepLead(article: Element, page: Element): void {
  const lead = leadOf(textOf(article), page);
  const paragraphs = lead.map((block) => {
    const paragraph = article.ownerDocument.createElement('p');
    paragraph.append(...block.cloneNode(true).childNodes);
    return paragraph;
  });
  article.prepend(...paragraphs);
}

/** The sentences between the last title before an article's text and this text. */
function leadOf(text: string, page: Element): readonly Element[] {
  let lead: Element[] = [];
  let isUnderTitle = false;
  for (const block of page.querySelectorAll(`h1,${TEXT_BLOCK}`)) {
    if (block.localName === 'h1') {
      [lead, isUnderTitle] = [[], true];
      continue;
    }
    if (!isUnderTitle || block.querySelector(HOLDS_TEXT_BLOCKS) || !hasMoreText(block, MIN_LINE)) continue;
    const words = textOf(block);
    if (text.includes(words)) return isWhole(lead) ? lead : [];
    if (textLength(block) >= MIN_LEAD && isLead(block, page)) lead.push(block);
  }
  return [];
}

function isWhole(lead: readonly Element[]): boolean {
  return lead.length <= MAX_BLOCKS && lead.reduce((sum, block) => sum + textLength(block), 0) <= MAX_LEAD;
}

function isLead(block: Element, page: Element): boolean {
  if (block.closest(NO_LEAD) || block.querySelector(HEADINGS)) return false;
  if (linkLength(block) > MAX_LINKS * textLength(block)) return false;
  for (let part: Element | null = block; part && part !== page; part = part.parentElement) {
    const names = splitNames(namesOf(part));
    if (SITE_PART_NAME.test(names) || BOILERPLATE_NAME.test(names) || OVER.test(names)) return false;
  }
  return true;
}
