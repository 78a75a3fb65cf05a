import { LINES } from '../dom/typed-lines';

const VERBATIM = 'pre,code,.tex';

/** The signs of an item of a list, and those of other blocks. */
const ITEM = /^(\s*)(?:(\d+)([.)] )|([-+*] ))/;
const BLOCK = /^(\s*)(#{1,6} |> |```|~~~)/;

/**
 * Escapes, in place, what would turn prose into another block at the beginning of a text: `1. `, `- `, `# `,
 * `> ` and fences. Underscores, asterisks and brackets within prose stay: a model reads them well, and each
 * backslash is a token. Lines that the author broke and numbered are a list for every reader, and a number
 * before a heading is none.
 */
export function escapeProse(root: Element): void {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? '';
    const pattern = BLOCK.test(text) ? BLOCK : ITEM.test(text) ? ITEM : null;
    const holder = node.parentElement;
    if (!pattern || !holder || holder.closest(VERBATIM)) continue;
    if (pattern === BLOCK) node.nodeValue = text.replace(BLOCK, '$1\\$2');
    else if (!holder.closest(`[${LINES}],h1,h2,h3,h4,h5,h6,td,th`)) {
      node.nodeValue = text.replace(
        ITEM,
        (_all, space: string, number = '', sign = '', bullet = '') => `${space}${number}\\${sign}${bullet}`,
      );
    }
  }
}
