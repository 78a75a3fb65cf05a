import { HEADINGS } from '../dom/block-elements';
import { hasMoreText, textOf } from '../dom/text-length';

/** The same words that lead to this many places say nothing of any of them. */
const MIN_PLACES = 3;

/** Longer words than these, in characters, are a title that several things have. */
const MAX_WORDS = 40;

/**
 * Removes the links of cards that only repeat where another link of the card leads, in place: "Read more", "Quick
 * view". Their words are the same on every card, and their addresses stay with the titles.
 */
export function dropEchoLinks(content: Element): void {
  const byWords = new Map<string, Element[]>();
  const wordsTo = new Map<string, Set<string>>();
  for (const link of content.querySelectorAll('a[href]')) {
    const words = textOf(link).toLowerCase();
    const address = link.getAttribute('href') ?? '';
    wordsTo.set(address, (wordsTo.get(address) ?? new Set()).add(words));
    if (words !== '' && standsAlone(link)) byWords.set(words, [...(byWords.get(words) ?? []), link]);
  }
  for (const [words, links] of byWords) {
    const places = new Set(links.map((link) => link.getAttribute('href')));
    if (places.size < MIN_PLACES) continue;
    const echoes = links.filter((link) => (wordsTo.get(link.getAttribute('href') ?? '')?.size ?? 0) > 1);
    for (const link of echoes) {
      link.remove();
      // One of the links stays at each place.
      wordsTo.get(link.getAttribute('href') ?? '')?.delete(words);
    }
  }
}

/** True for a link that is no title, no picture and no part of a sentence. */
function standsAlone(link: Element): boolean {
  if (hasMoreText(link, MAX_WORDS) || link.querySelector(`img,${HEADINGS}`)) return false;
  const around = link.parentElement;
  if (!around || around.closest(HEADINGS)) return false;
  return [...around.childNodes].every(
    (node) => node.nodeType !== node.TEXT_NODE || !/\p{L}/u.test(node.nodeValue ?? ''),
  );
}
