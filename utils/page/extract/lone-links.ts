import { HEADINGS, HOLDS_TEXT_BLOCKS } from '../dom/block-elements';
import { hasMoreText, linkLength, textLength } from '../dom/text-length';
import { kindOf } from './thread-bylines';

/** Longer words than these, in the measure of `textLength`, are a title or a sentence. */
const MAX_WORDS = 36;

/** The least share of links in a line that says nothing but them. */
const MIN_LINKS = 0.9;

/** Less text than this around a link is its label, or that of what it is the value of. */
const MIN_AROUND = 80;

/** This many parts of one kind side by side are a list, and a link in each of them may be its title. */
const MIN_LISTED = 3;

/** The parts around a line that are looked at for others of their kind. */
const MAX_LEVELS = 6;

/** Signs of a line that is more: a picture, or what opens or is found on the page itself. */
const MORE = 'img,svg,a:not([href]),a[href^="#"],[role=button]';

/** Places in which a link is an item or a value. */
const ITEM = `li,td,th,dd,dt,pre,blockquote,nav,${HEADINGS}`;

/**
 * Removes lines that say nothing but where a click leads, in place: "Get started", "See all plans". One stands alone
 * under the text of its part; items of a list, values and titles stay, and a link within a sentence does.
 */
export function dropLoneLinks(content: Element): void {
  for (const line of content.querySelectorAll('p,div')) {
    if (hasMoreText(line, MAX_WORDS) || !hasMoreText(line, 0) || line.querySelector(HOLDS_TEXT_BLOCKS))
      continue;
    if (linkLength(line) < MIN_LINKS * textLength(line) || line.querySelector(MORE)) continue;
    if (!line.closest(ITEM) && !isListed(line, content) && standsUnderText(line, content)) line.remove();
  }
}

/** True for a line in a part that has others of its kind beside it. */
function isListed(line: Element, content: Element): boolean {
  let part = line;
  for (let level = 0; level < MAX_LEVELS && part !== content; level += 1) {
    const { parentElement: around } = part;
    if (!around) return false;
    const kind = kindOf(part);
    if (
      [...around.children].filter((other) => kindOf(other) === kind).length >= MIN_LISTED &&
      !kind.endsWith('.')
    )
      return true;
    part = around;
  }
  return false;
}

/** True if the smallest part around a line that says more than it has a text, not only a name for it. */
function standsUnderText(line: Element, content: Element): boolean {
  const length = textLength(line);
  let around = line.parentElement;
  while (around && around !== content && textLength(around) <= length) around = around.parentElement;
  return around !== null && textLength(around) - length >= MIN_AROUND;
}
