import type { SelectionCapture } from '../page/capture';

/** What stands in the composer and was not asked yet. */
export interface Draft {
  readonly text: string;
  readonly selection: SelectionCapture | null;
}

export const EMPTY_DRAFT: Draft = { text: '', selection: null };
