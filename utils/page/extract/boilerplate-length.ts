import { textLength } from '../dom/text-length';

/** Less than this is a menu and a line of small print, as on every page: not worth a word. In characters. */
const MIN_BOILERPLATE = 200;

/**
 * Characters of a page's text that are not in its main text; 0 where that is hardly any. `page` is a copy of all
 * that it shows, `markdown` its main text.
 */
export function boilerplateLength(page: Element, markdown: string): number {
  const left = textLength(page) - plainLength(markdown);
  return left < MIN_BOILERPLATE ? 0 : left;
}

/** Without what Markdown adds: addresses, and the marks of blocks, cells and emphasis. */
function plainLength(markdown: string): number {
  return markdown
    .replace(/\]\([^)\s]*\)/g, '')
    .replace(/^\s*\|[-|:\s]+\|$/gm, '')
    .replace(/[#*`>|~[\]\\]+/g, '')
    .replace(/\s+/g, ' ')
    .trim().length;
}
