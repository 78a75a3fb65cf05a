import { HEADINGS } from './block-elements';
import { styleOf } from './displayed';

/** The attribute in which a copy notes that an element’s lines are the author’s own. */
export const LINES = 'data-lines';

/** Values of `white-space` that keep line breaks, and those that keep every space too. */
const KEEPS_LINES = /^(pre|break-spaces|preserve)/;
const KEEPS_SPACES = /^(pre|pre-wrap|break-spaces|preserve)( |$)/;

const MONOSPACE = /mono|consol|courier|menlo|typewriter/i;

/** Elements that may hold code though they are no `pre`. */
const MAY_BE_CODE: ReadonlySet<string> = new Set('div code samp output section figure ol ul p'.split(' '));

/** Elements that prose has and code has not. */
const PROSE = `${HEADINGS},p,table,img,article,blockquote,input,textarea,pre`;

/** True if the page shows the line breaks of an element’s own text. */
export function keepsLines(element: Element, style = styleOf(element)): boolean {
  return KEEPS_LINES.test(style?.whiteSpace ?? '');
}

/** True if an element that is no `pre` looks like one: a block in a typewriter’s letters that keeps its spaces. */
export function looksLikeCode(element: Element, style = styleOf(element)): boolean {
  if (!MAY_BE_CODE.has(element.localName)) return false;
  if (!isTyped(element, style) || element.querySelector(PROSE)) return false;
  if (/^(inline|contents|table)/.test(style?.display ?? '')) return false;
  const isLong = (element.textContent ?? '').trim().includes('\n') || element.childElementCount > 1;
  return isLong || element.localName === 'code';
}

/** True for text in a typewriter’s letters that keeps its spaces. */
export function isTyped(element: Element, style = styleOf(element)): boolean {
  return style !== undefined && KEEPS_SPACES.test(style.whiteSpace) && MONOSPACE.test(style.fontFamily);
}

/** Notes on the copy of a cell, or of what stands right after a number, that it is set like code. */
export function noteTyped(element: Element, copy: Element, style = styleOf(element)): void {
  const mayBe = element.localName === 'td' || isNumbered(element);
  if (mayBe && isTyped(element, style)) copy.setAttribute('data-code', '');
}

function isNumbered({ previousElementSibling: before }: Element): boolean {
  return before !== null && before.childElementCount === 0 && /^\s*\d+\s*$/.test(before.textContent ?? '');
}

/** True for a number that the page keeps from being selected with the code beside it. */
export function isLineNumber(element: Element): boolean {
  if (!/^\s*\d+\s*$/.test(element.textContent ?? '')) return false;
  const style = styleOf(element);
  return style?.userSelect === 'none' || style?.webkitUserSelect === 'none';
}

/** Makes line breaks of the line ends in an element’s own text, in its copy. */
export function breakLines(copy: Element): void {
  const document = copy.ownerDocument;
  for (let node = copy.firstChild, next = node; node; node = next) {
    next = node.nextSibling;
    if (node.nodeType !== node.TEXT_NODE || !node.nodeValue?.includes('\n')) continue;
    const lines = node.nodeValue.split(/\r?\n/);
    // A line end at the edge of a block shows nothing, or is the source’s own.
    if (!node.previousSibling && lines[0]?.trim() === '') lines.shift();
    if (!node.nextSibling && lines.at(-1)?.trim() === '') lines.pop();
    const pieces = lines.flatMap((line) => [document.createElement('br'), line]);
    node.replaceWith(...pieces.slice(1));
  }
  copy.setAttribute(LINES, '');
}

/** True if a text of the element itself goes on after the end of a line of the source. */
export function hasLines(element: Element): boolean {
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === node.TEXT_NODE && node.nodeValue?.includes('\n')) return true;
  }
  return false;
}
