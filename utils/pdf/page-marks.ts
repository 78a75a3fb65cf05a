/** Finds every page marker in the Markdown of a PDF. The first group is the page's number. */
export const PAGE_MARKS = /^\[p\. (\d+)\]$/gmu;

/**
 * The line before the text of a page, by which answers can name pages: `[p. 3]`. Pages are counted from the
 * first of the file, as viewers count them in `#page=3`.
 */
export function pageMark(number: number): string {
  return `[p. ${number}]`;
}
