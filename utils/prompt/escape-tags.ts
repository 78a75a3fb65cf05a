/** Escapes the text of a page as it is sent. A page cannot close its own tag: ours are the only ones. */
export function escapeTags(text: string): string {
  return text.replaceAll(/<(?=\/?(?:page|selection))/giu, '‹');
}
