import { textLength } from '../dom/text-length';
import { kindOf } from './thread-bylines';
import { startsOf } from './thread-starts';

/** Titles that lead to what they name: the heading of a card. */
const TITLE = 'h2 a[href],h3 a[href],h4 a[href],a[href] h2,a[href] h3,a[href] h4';

/** A page with this many cards of one kind, and at least this share of its text in them, is their list. */
const LIST = { cards: 8, share: 0.5 } as const;

/** The least share of the titles of a list that a reading of it must have, or of its text. */
const MIN_SHARE = { titles: 0.5, text: 0.8 } as const;

/** True for a page with the titles of many cards. */
export function hasTitles(page: Element): boolean {
  return page.querySelectorAll(TITLE).length >= LIST.cards;
}

/** True if a reading of a page lacks most titles of a page that has many. */
export function lacksTitles(text: Element, page: Element): boolean {
  const titles = page.querySelectorAll(TITLE).length;
  return titles >= LIST.cards && text.querySelectorAll(TITLE).length < MIN_SHARE.titles * titles;
}

/**
 * True if a page consists of cards, each with its title, and a reading lacks much of it. An article has cards
 * beside it, which lead to others: less than its own text.
 */
export function lacksCards(text: Element, page: Element): boolean {
  if (!lacksTitles(text, page)) return false;
  const length = textLength(page);
  if (textLength(text) >= MIN_SHARE.text * length) return false;
  const kinds = Map.groupBy(startsOf(page, titlesOf(page)).keys(), kindOf);
  return [...kinds.values()].some(
    (cards) =>
      cards.length >= LIST.cards &&
      cards.reduce((sum, card) => sum + textLength(card), 0) >= LIST.share * length,
  );
}

/** The title of each card: the first in it, where a card is an article of its own. */
function titlesOf(page: Element): readonly Element[] {
  const all = [...page.querySelectorAll(TITLE)];
  if (page.querySelectorAll('article').length < LIST.cards) return all;
  return all.filter((title, index) => {
    const card = title.closest('article');
    return !card || card !== all[index - 1]?.closest('article');
  });
}
