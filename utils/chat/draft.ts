import type { SelectionCapture } from '../page/capture';

/** The composer's content that was not asked yet. */
export interface Draft {
  readonly text: string;
  readonly selection: SelectionCapture | null;
}

export const EMPTY_DRAFT: Draft = { text: '', selection: null };

/** The share of the page that goes with a question about a selection. */
export type SelectionScope =
  /** The text around the selection, and none of the conversation's other pages. */
  | 'around'
  /** As much as with any other question. */
  | 'page';

interface Chosen {
  readonly draft: Draft;
  /** The one selection that the user wants the whole page with. */
  readonly whole: SelectionCapture | null;
}

/** Returns how much of the page goes with a selection that is explained or translated. */
export function scopeOf({ draft: { selection }, whole }: Chosen): SelectionScope {
  return selection !== null && selection === whole ? 'page' : 'around';
}
