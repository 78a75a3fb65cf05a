import type { SelectionCapture } from '../page/capture';
import type { PageReading } from '../page/reading';
import { MOST_PICTURES, type DraftPicture } from '../picture/picture';

/** Another tab whose page goes with a question, as it was when it was chosen. */
export interface DraftTab {
  readonly tabId: number;
  /** `pageKey` of its page. */
  readonly key: string;
  readonly title: string;
  readonly site: string;
}

/** No question goes with the pages of more tabs: each is to have a share worth reading. */
const MOST_TABS = 8;

/** The composer's content that was not asked yet. */
export interface Draft {
  readonly text: string;
  readonly selection: SelectionCapture | null;
  /** Absent where there are none. */
  readonly pictures?: readonly DraftPicture[];
  /** The other tabs that go with it, each page once; absent where there are none. */
  readonly tabs?: readonly DraftTab[];
  /** The `pageKey`s of the conversation's pages that are left out from the next question on; absent where there are none. */
  readonly without?: readonly string[];
  /** A file that goes in the place of the page; in memory alone. Absent where there is none. */
  readonly file?: PageReading;
}

export const EMPTY_DRAFT: Draft = { text: '', selection: null };

export function isEmptyDraft({
  text,
  selection,
  pictures = [],
  tabs = [],
  without = [],
  file,
}: Draft): boolean {
  const things = pictures.length + tabs.length + without.length;
  return text === '' && selection === null && things === 0 && file === undefined;
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

/** The draft with more tabs, each page once, and no more than a question may have. */
export function withTabs(draft: Draft, more: readonly DraftTab[]): Draft {
  const tabs = new Map([...(draft.tabs ?? []), ...more].map((tab) => [tab.key, tab]));
  return tabs.size === 0 ? draft : { ...draft, tabs: [...tabs.values()].slice(0, MOST_TABS) };
}

/** The draft without the tabs of these pages. */
export function withoutTabs({ tabs = [], ...draft }: Draft, keys: readonly string[]): Draft {
  const left = tabs.filter(({ key }) => !keys.includes(key));
  return left.length === 0 ? draft : { ...draft, tabs: left };
}

/** The draft that leaves these pages of the conversation out. */
export function leavingOut({ without: _without, ...draft }: Draft, keys: readonly string[]): Draft {
  return keys.length === 0 ? draft : { ...draft, without: keys };
}

/** The draft with this file, or without any. */
export function withFile({ file: _file, ...draft }: Draft, file: PageReading | null): Draft {
  return file ? { ...draft, file } : draft;
}

/** The parts of a question that was accepted; its words are those of the field. */
type Asked = Pick<Draft, 'selection'> & {
  readonly question: string;
  readonly pictures: readonly DraftPicture[];
  readonly tabs: readonly DraftTab[];
  readonly without: readonly string[];
  readonly file: PageReading | undefined;
};

/** The draft once a question was accepted; anything typed or attached since stays. */
export function withoutAsked(
  draft: Draft,
  { question, selection, pictures, tabs, without, file }: Asked,
): Draft {
  const rest = leavingOut(
    draft.file === file ? withFile(draft, null) : draft,
    (draft.without ?? []).filter((key) => !without.includes(key)),
  );
  const hashes = pictures.map(({ hash }) => hash);
  const keys = tabs.map(({ key }) => key);
  return {
    ...withoutTabs(withoutPictures(rest, hashes), keys),
    text: draft.text.trim() === question ? '' : draft.text,
    selection: draft.selection === selection ? null : draft.selection,
  };
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
