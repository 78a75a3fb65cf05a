import { BLOCKS } from '../page/dom/block-elements';
import { ancestorsOf } from '../page/dom/page-range';
import { unfoldedOffset } from './fold-letters';
import { endOf, pieceAt, type FoldedPage } from './folded-page';
import type { Candidate } from './stretch';

/** The two ends of a stretch of a page. */
export interface Edges {
  /** True if neither end is within a word. */
  readonly isWhole: boolean;
  /** The number of its ends that are ends of a block. */
  readonly blocks: 0 | 1 | 2;
}

/** Scripts without spaces between words, in which a word may begin and end anywhere. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORD = /[\p{L}\p{M}\p{N}]/u;

export function edgesOf(page: FoldedPage, candidate: Candidate): Edges {
  const start = edgeAt(page, candidate[0]?.start ?? 0, 'start');
  const end = edgeAt(page, (candidate.at(-1)?.end ?? 1) - 1, 'end');
  const blocks = [start, end].filter((edge) => edge === 'block').length;
  return { isWhole: start !== 'none' && end !== 'none', blocks: blocks === 2 ? 2 : blocks === 1 ? 1 : 0 };
}

/** True if a word may begin with this folded character. */
export function isWordStart(page: FoldedPage, place: number): boolean {
  return edgeAt(page, place, 'start') !== 'none';
}

/** The boundary before or after a folded character. */
function edgeAt(page: FoldedPage, place: number, side: 'start' | 'end'): 'block' | 'word' | 'none' {
  const index = pieceAt(page, place);
  const piece = page.pieces[index];
  const first = page.starts[index] ?? 0;
  const isOuter = side === 'start' ? place === first : place === endOf(page, index) - 1;
  if (isOuter) {
    const neighbour = page.pieces[side === 'start' ? index - 1 : index + 1];
    return !piece || !neighbour || blockOf(piece) !== blockOf(neighbour) ? 'block' : 'word';
  }
  if (!piece || !isText(piece)) return 'none';
  const offset = unfoldedOffset(piece.data, place - first, side);
  const [inner, outer] = side === 'start' ? [offset, offset - 1] : [offset - 1, offset];
  const isWithin = [piece.data[inner], piece.data[outer]].every(
    (character = '') => WORD.test(character) && !UNSPACED.test(character),
  );
  return isWithin ? 'none' : 'word';
}

function blockOf(piece: Node): Element | undefined {
  return ancestorsOf(piece).find(({ localName }) => BLOCKS.has(localName));
}

function isText(node: Node): node is Text {
  return node.nodeType === node.TEXT_NODE;
}
