import { textLength } from '../dom/text-length';

/**
 * Less than this is a menu and a line of small print, as on every page, and not worth mentioning. In
 * characters.
 */
const MIN_BOILERPLATE = 200;

/**
 * Counts the characters of a page's text outside its main text; 0 where there are hardly any. `page` is a
 * copy of all that it shows, `markdown` its main text.
 */
export function boilerplateLength(page: Element, markdown: string): number {
  const left = textLength(page) - plainLength(markdown);
  return left < MIN_BOILERPLATE ? 0 : left;
}

/**
 * The length without Markdown's own characters: addresses, and the delimiters of blocks, cells and emphasis.
 */
function plainLength(markdown: string): number {
  return markdown
    .replace(/\]\([^)\s]*\)/g, '')
    .replace(/^\s*\|[-|:\s]+\|$/gm, '')
    .replace(/[#*`>|~[\]\\]+/g, '')
    .replace(/\s+/g, ' ')
    .trim().length;
}
