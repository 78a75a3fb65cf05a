import { RECORD } from '../dom/field-copies';
import { proseLength, textLength } from '../dom/text-length';

/** More of a text than this share before its title is no furniture. */
const MAX_SHARE = 0.15;

/** Data, code and pictures stay, wherever they stand. */
const DATA = `table,pre,dl,img,[${RECORD}]`;

/**
 * Removes what a page says before its title without a sentence, in place: the way to the page, offers of the day, links
 * that skip something. For pages that are no article, in which a line over the title may be part of it.
 */
export function dropBeforeTitle(content: Element): void {
  const title = [...content.querySelectorAll('h1')].find((each) => textLength(each) > 0);
  if (!title) return;
  const before: Element[] = [];
  for (let part: Element = title; part !== content && part.parentElement; part = part.parentElement) {
    let beside = part.previousElementSibling;
    for (; beside; beside = beside.previousElementSibling)
      if (proseLength(beside) === 0 && !beside.matches(DATA) && !beside.querySelector(DATA))
        before.push(beside);
  }
  const length = before.reduce((sum, part) => sum + textLength(part), 0);
  if (length === 0 || length > MAX_SHARE * textLength(content)) return;
  for (const part of before) part.remove();
}
