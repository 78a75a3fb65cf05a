import { BLOCKS } from './block-elements';
import { displayOf, type Style } from './displayed';
import { gapInRow, spaceOut } from './gaps';
import { asideOf } from './notes';
import { textOf } from './text-length';

/** An element of the page, with what many ask of it: most elements have nothing else than a class. */
export interface Met {
  readonly element: Element;
  /** Its `localName`. */
  readonly name: string;
  /** True if it has an attribute besides its class: a role, an address, a style. */
  readonly isMarked: boolean;
  /** True within a `pre`, and for one. */
  readonly isInPre: boolean;
}

/** Often laid out as blocks, but never text that could run together. */
const REPLACED: ReadonlySet<string> = new Set('img picture br input select textarea button hr'.split(' '));

/**
 * Wraps an inline element that the page lays out as a block in a block, so that a name and a date on two
 * lines do not become one word. In a row, spaces do. What a sentence only has beside it, such as a tooltip,
 * stands in brackets.
 */
export function setApart(
  { element, name, isInPre }: Met,
  clone: Element,
  isFolded: boolean,
  style: Style,
): void {
  // The number on a button that opens a note belongs to the word before it.
  if (name === 'button' && /\p{L}/u.test(textOf(element))) spaceOut(element, clone, isInPre);
  if (REPLACED.has(name) || clone.localName === 'pre') return;
  const isBlock = BLOCKS.has(name);
  if (!isBlock && !isFolded && !/^(block|flex|grid|table|list-item)$/.test(style?.display ?? ''))
    return spaceOut(element, clone, isInPre);
  const aside = asideOf(element, isFolded, style);
  if (aside?.type === 'note') return setInBrackets(clone, aside.label);
  if (aside?.type === 'spaced') clone.before(' ');
  if (aside?.type === 'spaced') clone.after(' ');
  if (aside || isBlock || isFolded) return;
  const row = element.parentElement;
  const laidOut = row ? displayOf(row) : '';
  if (/flex|grid/.test(laidOut)) return clone.before(gapInRow(clone, laidOut, isInPre));
  const block = clone.ownerDocument.createElement('div');
  clone.replaceWith(block);
  block.append(clone);
}

function setInBrackets(clone: Element, label: string): void {
  const note = clone.ownerDocument.createElement('span');
  clone.replaceWith(note);
  note.append(label === '' ? ' [' : `[${label}: `, clone, ']');
}
