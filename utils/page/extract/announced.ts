import { HEADINGS } from '../dom/block-elements';
import { linkLength, textLength, textOf } from '../dom/text-length';

/** A shorter line than this, in characters, is the title of a box: “Read more:”. */
const MIN_SENTENCE = 25;

/** The text that follows a list within a text, in characters. */
const MIN_AFTER = 80;

/** The attribute that keeps the address of a link that is hidden. */
const ADDRESS = 'data-href';

/**
 * Makes plain words of the links in each list that a sentence of the text announces, in place: they are what
 * the sentence speaks of, and no rule shall take them for a way to other pages.
 */
export function hideAnnouncedLinks(body: Element): void {
  for (const list of body.querySelectorAll('ul,ol,dl')) {
    const links = list.querySelectorAll('a[href]');
    if (links.length < 2 || linkLength(list) < 0.5 * textLength(list) || !isAnnounced(list, body)) continue;
    for (const link of links) rename(link, 'span', 'href', ADDRESS);
  }
}

/** Makes links of these words again. */
export function showAnnouncedLinks(content: Element): void {
  for (const words of content.querySelectorAll(`span[${ADDRESS}]`)) rename(words, 'a', ADDRESS, 'href');
}

function rename(element: Element, name: string, from: string, to: string): void {
  const copy = element.ownerDocument.createElement(name);
  copy.setAttribute(to, element.getAttribute(from) ?? '');
  copy.append(...element.childNodes);
  element.replaceWith(copy);
}

function isAnnounced(list: Element, body: Element): boolean {
  let box = list;
  while (!wordsBefore(box) && box.parentElement && box.parentElement !== body) {
    if (textOf(box.parentElement) !== textOf(box)) break;
    box = box.parentElement;
  }
  const before = wordsBefore(box);
  if (!before || (before as Element).matches?.(HEADINGS)) return false;
  const text = (before.textContent ?? '').trim();
  if (!/[:：]$/.test(text) || sentenceLength(text) < MIN_SENTENCE) return false;
  let after = 0;
  for (let next = box.nextElementSibling; next; next = next.nextElementSibling) {
    after += textLength(next) - linkLength(next);
    if (after >= MIN_AFTER) return true;
  }
  return false;
}

/** The text or the element before a list that has words. */
function wordsBefore(element: Element): Node | null {
  let before = element.previousSibling;
  while (before && !before.textContent?.trim()) before = before.previousSibling;
  return before;
}

/** Han, kana and Hangul say twice as much in a character. */
function sentenceLength(text: string): number {
  return (
    text.length +
    (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0)
  );
}
