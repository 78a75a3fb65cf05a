import { composedChildren } from '../page/dom/composed';
import { frameContent } from '../page/dom/frames';
import { texOf } from '../page/dom/math';
import type { VisibleDom } from '../page/dom/visible-dom';
import { foldLetters } from './fold-letters';
import { spreadRows } from './spread-rows';

/** A piece of a page's text: a text node, or an element that stands for text as a whole, as a formula does. */
export type Piece = Text | Element;

/** The folded text of a page as it is in the browser at this moment, and the source of each piece of it. */
export interface FoldedPage {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** The beginning of each piece in the text. */
  readonly starts: readonly number[];
}

/** Elements without text for a reader, or with text that is never read. */
const SILENT: ReadonlySet<string> = new Set(
  (
    'style noscript template object embed canvas audio video source track map area base ' +
    'textarea input select option rt rp svg'
  ).split(' '),
);

/** Folded texts of text nodes, with the data they were made from. */
export type FoldedNodes = WeakMap<Text, { readonly data: string; readonly folded: string }>;

/**
 * Reads everything that a page holds, as the browser composes it, shown or not: shadow trees, slots, and
 * frames as far as they can be entered. It needs no style and no layout, so it is quick. `known` saves
 * folding again what has not changed since.
 */
export function readFoldedPage(root: Element, visible: VisibleDom, known: FoldedNodes): FoldedPage {
  const pieces: Piece[] = [];
  const starts: number[] = [];
  const texts: string[] = [];
  let length = 0;

  function add(piece: Piece, folded: string): void {
    if (folded === '') return;
    pieces.push(piece);
    starts.push(length);
    texts.push(folded);
    length += folded.length;
  }

  function visit(node: Node): void {
    if (node.nodeType === node.TEXT_NODE) add(node as Text, foldedNode(node as Text, known));
    else if (node.nodeType === node.ELEMENT_NODE) visitElement(node as Element);
  }

  function visitElement(element: Element): void {
    const name = element.localName;
    if (SILENT.has(name)) return;
    const formula = texOf(element);
    if (formula) {
      add(shownFormula(element), foldLetters(formula.tex));
      return;
    }
    if (name === 'script') return;
    if (name === 'iframe' || name === 'frame') {
      const content = frameContent(element as HTMLIFrameElement, visible);
      if (content !== null && !('html' in content)) for (const child of content.childNodes) visit(child);
      return;
    }
    if (name === 'table' && element.querySelector('[rowspan]')) visitTable(element as HTMLTableElement);
    else for (const child of composedChildren(element, visible)) visit(child);
  }

  function visitTable(table: HTMLTableElement): void {
    if (table.caption) visit(table.caption);
    for (const row of spreadRows(table)) for (const cell of row) visit(cell);
  }

  visit(root);
  return { text: texts.join(''), pieces, starts };
}

/** The number of the piece at a position of the text. */
export function pieceAt({ starts }: FoldedPage, place: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The end of a piece in the text. */
export function endOf({ starts, text }: FoldedPage, index: number): number {
  return starts[index + 1] ?? text.length;
}

function foldedNode(node: Text, known: FoldedNodes): string {
  const { data } = node;
  const before = known.get(node);
  if (before?.data === data) return before.folded;
  const folded = foldLetters(data);
  known.set(node, { data, folded });
  return folded;
}

/** MathJax 2 keeps the source in a script after the formula it has drawn. */
function shownFormula(element: Element): Element {
  const drawn = element.previousElementSibling;
  return element.localName === 'script' && drawn ? drawn : element;
}
