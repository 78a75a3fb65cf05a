import { BLOCKS } from './block-elements';
import { composedChildren } from './composed';
import type { PageRange } from './page-range';
import { keepsLines } from './typed-lines';
import { visibilityOf } from './visibility';

const SILENT: ReadonlySet<string> = new Set(
  'script style noscript template textarea input select option button svg canvas rp'.split(' '),
);

/** Elements with an empty line around them; other blocks begin a new line. */
const APART: ReadonlySet<string> = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol dl pre blockquote table figure'.split(' '),
);

/**
 * The text of a range as it is laid out: a line for each block, an empty line around a paragraph, a tab
 * between cells, white space folded where the page folds it. Hidden text and the content of form fields are left out.
 *
 * Unlike `Selection.toString()` it is the same in every engine and never reads a form field. The single space
 * that parts it from its neighbours is not trimmed.
 */
export function flatText(range: PageRange): string {
  const pen = createPen();
  for (const child of composedChildren(range.root, range.visible)) visit(child, range, pen);
  return pen.text();
}

function visit(node: Node, range: PageRange, pen: Pen): void {
  const { visible, endsIn } = range;
  if (!visible.covers(node)) return;
  if (node.nodeType === node.TEXT_NODE) {
    pen.write(visible.shownTextOf(node), isAsTyped(node));
    return;
  }
  if (node.nodeType !== node.ELEMENT_NODE) return;
  const element = node as Element;
  const name = element.localName;
  if (SILENT.has(name) || visibilityOf(element) === 'hidden') return;
  if (name === 'br') pen.breakLine(1);
  if (name === 'td' || name === 'th') pen.breakCell();
  const isBlock = BLOCKS.has(name) && name !== 'td' && name !== 'th';
  const lines = APART.has(name) && !element.closest('li') ? 2 : 1;
  if (isBlock) pen.breakLine(lines);
  for (const child of composedChildren(element, visible)) visit(child, range, pen);
  if (isBlock && !endsIn(element)) pen.breakLine(lines);
}

/** True for text whose line ends the page shows. */
function isAsTyped({ parentElement, nodeValue }: Node): boolean {
  if (parentElement?.closest('pre')) return true;
  return parentElement !== null && (nodeValue ?? '').includes('\n') && keepsLines(parentElement);
}

interface Pen {
  readonly write: (text: string, isPreformatted: boolean) => void;
  /** Ends the line; 2 leaves an empty one. Breaks do not add up, and none comes first. */
  readonly breakLine: (lines: 1 | 2) => void;
  /** Ends a table's cell, if one comes before it on the line. */
  readonly breakCell: () => void;
  readonly text: () => string;
}

function createPen(): Pen {
  let written = '';
  let gap = '';
  const breakLine = (lines: 1 | 2): void => {
    if (gap.length < lines || !gap.startsWith('\n')) gap = '\n'.repeat(lines);
  };
  return {
    breakLine,
    breakCell() {
      if (!gap.startsWith('\n')) gap = '\t';
    },
    write(text, isPreformatted) {
      const folded = isPreformatted ? text : text.replace(/[ \t\r\n\f\u00a0]+/g, ' ');
      if (gap && folded.trim() === '') return;
      const isLineStart = gap !== '' || written === '';
      const fresh = !isPreformatted && (isLineStart ? written !== '' : written.endsWith(' '));
      const piece = fresh ? folded.trimStart() : folded;
      if (piece === '') return;
      written = (gap && written ? written.trimEnd() + gap : written) + piece;
      gap = '';
    },
    text: () => (gap ? written.trimEnd() : written),
  };
}
