import type { StoreApi } from 'zustand/vanilla';
import {
  leavingOut,
  withFile,
  withoutPictures,
  withoutTabs,
  withPictures,
  withTabs,
  type DraftTab,
  type SelectionScope,
} from '../chat/draft';
import type { SelectionCapture } from '../page/capture';
import type { PageReading } from '../page/reading';
import type { DraftPicture } from '../picture/picture';
import type { OwnPrompt } from '../prompts/own-prompt';
import type { PanelState } from './panel-state';

/** Changes what the composer holds. */
export function createDraftActions(store: Pick<StoreApi<PanelState>, 'setState'>) {
  return {
    edit: (text: string) => store.setState(({ draft }) => ({ draft: { ...draft, text } })),
    /** Attaches a selection. `bare` is the same with the secrets that are hidden in it. */
    attach: (selection: SelectionCapture | null, bare?: SelectionCapture) =>
      store.setState(({ draft, refusal, refused }) => ({
        draft: { ...draft, selection },
        hidden: selection && bare ? { selection, bare } : null,
        // The refused command was about the selection before.
        ...(refused && refused.action !== 'ask' && refusal ? { refusal: null, refused: null } : {}),
      })),
    /** Attaches pictures, each once, up to as many as a question may have. */
    addPictures: (pictures: readonly DraftPicture[]) =>
      store.setState(({ draft }) => ({ draft: withPictures(draft, pictures) })),
    removePicture: (hash: string) =>
      store.setState(({ draft, refusal, refused }) => ({
        draft: withoutPictures(draft, [hash]),
        // Without the pictures the question may be asked.
        ...(refusal?.kind === 'no-pictures' && refused ? { refusal: null, refused: null } : {}),
      })),
    /** Lets the pages of other tabs go with the next question, each once, up to as many as one may have. */
    addTabs: (tabs: readonly DraftTab[]) => store.setState(({ draft }) => ({ draft: withTabs(draft, tabs) })),
    /** Takes tabs out of the question, by the keys of their pages; added again, they are read anew. */
    removeTabs: (keys: readonly string[]) =>
      store.setState((state) => ({
        draft: withoutTabs(state.draft, keys),
        joined: Object.fromEntries(Object.entries(state.joined).filter(([key]) => !keys.includes(key))),
        ...(state.refusal?.kind === 'tab-unread' && { refusal: null, refused: null }),
      })),
    /** Leaves a page of the conversation out from the next question on, or puts it back. */
    toggleOut: (key: string) =>
      store.setState(({ draft }) => {
        const { without = [] } = draft;
        const isOut = without.includes(key);
        return { draft: leavingOut(draft, isOut ? without.filter((one) => one !== key) : [...without, key]) };
      }),
    /** Puts a file in the place of the page, for the next question; null takes it away. */
    giveFile: (file: PageReading | null) => store.setState(({ draft }) => ({ draft: withFile(draft, file) })),
    /** Sets how much of the page goes with a selection that is explained or translated. */
    choose: (scope: SelectionScope) =>
      store.setState(({ draft }) => ({ whole: scope === 'page' ? draft.selection : null })),
    /** Lets the composer's text go into a prompt; null is a question in the user's own words again. */
    fill: (filling: OwnPrompt | null) => store.setState({ filling }),
  };
}
