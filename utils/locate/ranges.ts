import { unfoldedOffset } from './fold-letters';
import { endOf, pieceAt, type FoldedPage } from './folded-page';
import type { Candidate } from './stretch';

/** More signs in a row are a drawn line. */
const MAX_SIGNS = 4;

/**
 * The ranges of a page's text, one for each piece: a range cannot leave a shadow tree, and unread text is in
 * none.
 */
export function rangesOf(page: FoldedPage, candidate: Candidate): readonly Range[] {
  return candidate.flatMap(({ start, end }) => {
    const ranges: Range[] = [];
    for (let index = pieceAt(page, start); index < page.pieces.length; index += 1) {
      const [first, last] = [page.starts[index] ?? 0, endOf(page, index)];
      const piece = page.pieces[index];
      if (first >= end || !piece) break;
      const range = piece.ownerDocument.createRange();
      if (piece.nodeType === piece.TEXT_NODE) {
        const { data } = piece as Text;
        range.setStart(piece, openedAt(data, unfoldedOffset(data, Math.max(0, start - first), 'start')));
        range.setEnd(piece, closedAt(data, unfoldedOffset(data, Math.min(end, last) - 1 - first, 'end')));
      } else range.selectNode(piece);
      ranges.push(range);
    }
    return ranges;
  });
}

/** Signs that open a sentence belong to it, as do those that close it. */
const OPENING = /[\p{Ps}\p{Pi}"'¿¡]*$/u;
const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}"'…]*/u;

function openedAt(data: string, offset: number): number {
  return offset - (OPENING.exec(data.slice(Math.max(0, offset - MAX_SIGNS), offset))?.[0].length ?? 0);
}

function closedAt(data: string, offset: number): number {
  return offset + (CLOSING.exec(data.slice(offset, offset + MAX_SIGNS))?.[0].length ?? 0);
}
