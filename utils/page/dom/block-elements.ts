/** Elements that a browser lays out as blocks by default: text never runs on across their edges. */
export const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup option p pre search section summary ' +
    'table tbody tfoot thead tr td th caption ul'
  ).split(' '),
);

export const BLOCK_SELECTOR: string = [...BLOCKS].join(',');

export const HEADINGS = 'h1,h2,h3,h4,h5,h6';

/** Blocks of text that a reader sees as one paragraph, item or heading, unless they hold others. */
export const TEXT_BLOCK = 'p,li,h2,h3,h4,h5,h6,blockquote,pre,td,div';
export const HOLDS_TEXT_BLOCKS = 'p,li,div,pre,table,blockquote,h2,h3,h4';

export function hasBlock(element: Element): boolean {
  return element.querySelector(BLOCK_SELECTOR) !== null;
}

/** Removes an element and leaves its content. */
export function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}
