import { EMPTY_DRAFT, isEmptyDraft, type Draft } from '../chat/draft';
import type { Client } from '../protocol/client';
import type { PanelStore } from './panel-store';
import { dropped } from '../diagnostics/log';

interface Unkept {
  readonly conversationId: string;
  readonly draft: Draft;
}

/** After a pause in typing of this length, a draft is worth keeping. */
const PAUSE_MS = 300;

/**
 * Keeps what the composer of each conversation holds, and puts it back when the conversation is shown again.
 * Returns a function that keeps the rest at once, as when the panel closes.
 */
export function keepDrafts(store: PanelStore, background: Pick<Client, 'keepDraft' | 'draftOf'>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The conversations whose draft was put back: from then on this panel has it. */
  const seen = new Set<string>();
  let unkept: Unkept | null = null;
  const toKeep = createSaving();
  function keep(): void {
    clearTimeout(timer);
    // A draft that can't be kept is still in the composer.
    if (unkept) void background.keepDraft(toKeep(unkept)).catch(dropped('draft', 'not-stored'));
    unkept = null;
  }

  async function putBack(conversationId: string): Promise<void> {
    // Without it the composer begins empty; what is stored stays until something else is kept.
    const kept = await background.draftOf({ conversationId }).catch(dropped('draft', 'not-read', null));
    const { conversation, draft } = store.getState();
    if (!kept || conversation?.id !== conversationId) return;
    // Text typed meanwhile goes below it; a selection made meanwhile is newer.
    store.edit([kept.text, draft.text].filter(Boolean).join('\n'));
    if (kept.selection && !draft.selection) store.attach(kept.selection);
    if (kept.pictures) store.addPictures(kept.pictures);
    if (kept.tabs) store.addTabs(kept.tabs);
    for (const key of kept.without ?? [])
      if (!store.getState().draft.without?.includes(key)) store.toggleOut(key);
  }

  function forget(): void {
    clearTimeout(timer);
    unkept = null;
  }

  store.subscribe(({ conversation, draft }, before) => {
    const isAnother = conversation?.id !== before.conversation?.id;
    // A deleted conversation leaves its draft to the next one, and nothing on disk.
    if (!conversation && draft === before.draft) return forget();
    const { taken } = before;
    const brings = conversation && taken?.conversationId === conversation.id ? taken.brings : null;
    if (isAnother && conversation && brings !== null && brings === before.conversation?.id) {
      // It is kept in its new place before it is forgotten in the old one.
      unkept = { conversationId: conversation.id, draft };
      keep();
      unkept = { conversationId: brings, draft: EMPTY_DRAFT };
      return keep();
    }
    if (isAnother) keep();
    if (!conversation || (!isAnother && draft === before.draft)) return;
    if (isAnother && !seen.has(conversation.id)) {
      seen.add(conversation.id);
      // It is fetched before the present draft is kept in its place.
      void putBack(conversation.id);
      if (isEmptyDraft(draft)) return;
    }
    unkept = { conversationId: conversation.id, draft };
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE_MS);
  });
  return keep;
}

/** Makes the command that keeps a draft: pictures that the background has are not given once more. */
function createSaving() {
  /** The pictures that each conversation's draft was last kept with. */
  const known = new Map<string, Draft['pictures']>();

  return ({ conversationId, draft }: Unkept) => {
    const { pictures, file: _file, ...rest } = draft;
    if (pictures && known.get(conversationId) === pictures) {
      return { conversationId, draft: rest, hasSamePictures: true };
    }
    known.set(conversationId, pictures);
    return { conversationId, draft: { ...rest, ...(pictures && { pictures }) } };
  };
}
