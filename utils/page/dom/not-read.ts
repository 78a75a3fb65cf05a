/**
 * Marks what a page shows and no reader wants in the text: the numbers of lines, the button that opens a text and its
 * short form. It stays in the copy until the account of what is shown is opened.
 */
export const NOT_READ = 'data-not-read';

/** Removes it, in place. */
export function removeNotRead(root: Element): void {
  for (const element of root.querySelectorAll(`[${NOT_READ}]`)) element.remove();
}
