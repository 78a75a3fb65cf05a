import { ancestorsOf } from '../page/dom/page-range';
import { visibilityOf } from '../page/dom/visibility';
import { pieceAt, type FoldedPage } from './folded-page';
import type { Candidate } from './stretch';

/** True if the reader sees the beginning of a stretch of the page, or can unfold it. */
export function isShownOrFolded(page: FoldedPage, candidate: Candidate): boolean {
  const piece = page.pieces[pieceAt(page, candidate[0]?.start ?? 0)];
  return piece !== undefined && ancestorsOf(piece).every((element) => visibilityOf(element) !== 'hidden');
}
