import type { SelectionCapture } from '../page/capture';

/** What stands in the composer and was not asked yet. */
export interface Draft {
  readonly text: string;
  readonly selection: SelectionCapture | null;
}

export const EMPTY_DRAFT: Draft = { text: '', selection: null };

/** How much of the page goes with a question about a selection. */
export type SelectionScope =
  /** What stands around the selection, and no more of the conversation's pages. */
  | 'around'
  /** As much as with any other question. */
  | 'page';

interface Chosen {
  readonly draft: Draft;
  /** The selection that the user wants the whole page with; no other one. */
  readonly whole: SelectionCapture | null;
}

/** How much of the page goes with the selection where it is explained or translated. */
export function scopeOf({ draft: { selection }, whole }: Chosen): SelectionScope {
  return selection !== null && selection === whole ? 'page' : 'around';
}
