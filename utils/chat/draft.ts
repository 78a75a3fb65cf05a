import type { SelectionCapture } from '../page/capture';
import type { PageReading } from '../page/reading';
import { MOST_PICTURES, type DraftPicture } from '../picture/picture';

/** The composer's content that was not asked yet. */
export interface Draft {
  readonly text: string;
  readonly selection: SelectionCapture | null;
  /** Absent where there are none. */
  readonly pictures?: readonly DraftPicture[];
  /** A file that goes in the place of the page; in memory alone. Absent where there is none. */
  readonly file?: PageReading;
}

export const EMPTY_DRAFT: Draft = { text: '', selection: null };

export function isEmptyDraft({ text, selection, pictures = [], file }: Draft): boolean {
  return text === '' && selection === null && pictures.length === 0 && file === undefined;
}

/** The draft with more pictures, each once, and no more than a question may have. */
export function withPictures(draft: Draft, more: readonly DraftPicture[]): Draft {
  const { pictures = [] } = draft;
  const known = new Set(pictures.map(({ hash }) => hash));
  const added = more.filter(({ hash }) => !known.has(hash) && known.add(hash));
  if (added.length === 0) return draft;
  return { ...draft, pictures: [...pictures, ...added].slice(0, MOST_PICTURES) };
}

/** The draft without the pictures of these hashes. */
export function withoutPictures({ pictures = [], ...draft }: Draft, hashes: readonly string[]): Draft {
  const left = pictures.filter(({ hash }) => !hashes.includes(hash));
  return left.length === 0 ? draft : { ...draft, pictures: left };
}

/** The draft with this file, or without any. */
export function withFile({ file: _file, ...draft }: Draft, file: PageReading | null): Draft {
  return file ? { ...draft, file } : draft;
}

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
