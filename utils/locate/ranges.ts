import type { Candidate } from './candidates';
import { unfoldedOffset } from './fold';
import { endOf, pieceAt, type PageText } from './page-text';

/** The ranges of a page's text, one for each piece: a range cannot leave a shadow tree, and what was not read is in none. */
export function rangesOf(page: PageText, candidate: Candidate): readonly Range[] {
  return candidate.flatMap(({ start, end }) => {
    const ranges: Range[] = [];
    for (let index = pieceAt(page, start); index < page.pieces.length; index += 1) {
      const [first, last] = [page.starts[index] ?? 0, endOf(page, index)];
      const piece = page.pieces[index];
      if (first >= end || !piece) break;
      const range = piece.ownerDocument.createRange();
      if (piece.nodeType === piece.TEXT_NODE) {
        const { data } = piece as Text;
        range.setStart(piece, start > first ? unfoldedOffset(data, start - first, 'start') : leading(data));
        range.setEnd(piece, unfoldedOffset(data, Math.min(end, last) - 1 - first, 'end'));
      } else range.selectNode(piece);
      ranges.push(range);
    }
    return ranges;
  });
}

/** White space before a text is not part of it. */
function leading(data: string): number {
  return data.length - data.trimStart().length;
}
