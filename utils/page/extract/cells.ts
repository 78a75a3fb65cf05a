import { BLOCKS, BLOCK_SELECTOR, HEADINGS, hasBlock, unwrap } from '../dom/block-elements';
import { MARK } from '../dom/list-marks';

/** The parts that stand between two blocks of a cell. */
type Gap = 'none' | 'line' | 'item' | 'meaning';

/**
 * Puts the blocks of a cell on one line, in place: items are separated by semicolons, paragraphs and lines of
 * code by line breaks.
 */
export function flattenCell(cell: Element): void {
  for (const heading of cell.querySelectorAll(HEADINGS)) {
    const strong = cell.ownerDocument.createElement('strong');
    strong.append(...heading.childNodes);
    heading.replaceChildren(strong);
  }
  for (const pre of cell.querySelectorAll('pre')) flattenCode(pre);
  separate(cell);
  for (const block of [...cell.querySelectorAll(BLOCK_SELECTOR)].toReversed()) unwrap(block);
}

/** Makes a piece of inline code of each line. */
function flattenCode(pre: Element): void {
  const block = pre.ownerDocument.createElement('div');
  for (const line of (pre.textContent ?? '').split('\n')) {
    if (line.trim() === '') continue;
    if (block.hasChildNodes()) block.append(pre.ownerDocument.createElement('br'));
    block.appendChild(pre.ownerDocument.createElement('code')).textContent = line.trim();
  }
  pre.replaceWith(block);
}

/** Writes what separates the blocks of a cell, where words come before and after. */
function separate(cell: Element): void {
  let gap: Gap = 'none';
  let said = '';
  let mark = '';
  const visit = (parent: Element, isInItem: boolean): void => {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      const element = child.nodeType === child.ELEMENT_NODE ? (child as Element) : null;
      const text = child.textContent?.trim() ?? '';
      if (text === '' && !element?.matches('img') && !element?.querySelector('img')) continue;
      if (element && (BLOCKS.has(element.localName) || hasBlock(element))) {
        const isItem = isInItem || element.localName === 'li';
        const kind: Gap = element.localName === 'dd' ? 'meaning' : isItem ? 'item' : 'line';
        const isBlock = BLOCKS.has(element.localName);
        if (isBlock) gap = kind;
        if (element.localName === 'li') mark = element.getAttribute(MARK) ?? '';
        visit(element, isItem);
        if (isBlock) gap = isItem ? 'item' : 'line';
        continue;
      }
      if (gap !== 'none' && said !== '') child.before(separator(gap, said, cell.ownerDocument));
      if (mark !== '') child.before(`${mark} `);
      mark = '';
      gap = 'none';
      said = text || said || ' ';
    }
  };
  visit(cell, false);
}

function separator(gap: Gap, said: string, document: Document): Node | string {
  if (gap === 'line') return document.createElement('br');
  if (/[:;：；]$/.test(said)) return ' ';
  return gap === 'meaning' ? ': ' : '; ';
}
