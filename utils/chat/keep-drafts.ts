import { EMPTY_DRAFT, type Draft } from './draft';
import type { PanelStore } from './panel-store';

/** Somebody who stops typing for this long has a draft worth keeping. */
const PAUSE_MS = 300;

export interface DraftKeeper {
  keepDraft(command: { conversationId: string; draft: Draft }): Promise<void>;
  draftOf(query: { conversationId: string }): Promise<Draft | null>;
}

/**
 * Keeps what stands in the composer of each conversation, and puts it back when the conversation is
 * shown again. Returns the way to keep at once what was not kept yet, as when the panel closes.
 */
export function keepDrafts(store: PanelStore, background: DraftKeeper): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unkept: { readonly conversationId: string; readonly draft: Draft } | null = null;

  function keep(): void {
    clearTimeout(timer);
    // A draft that can't be kept is still in the composer.
    if (unkept) void background.keepDraft(unkept).catch(() => undefined);
    unkept = null;
  }

  async function putBack(conversationId: string): Promise<void> {
    const kept = await background.draftOf({ conversationId }).catch(() => null);
    const { conversation, draft } = store.getState();
    // What was typed or attached meanwhile is newer.
    if (!kept || conversation?.id !== conversationId || !isEmpty(draft)) return;
    store.edit(kept.text);
    store.attach(kept.selection);
  }

  store.subscribe(({ conversation, draft }, before) => {
    const isAnother = conversation?.id !== before.conversation?.id;
    if (isAnother) keep();
    if (!conversation || (!isAnother && draft === before.draft)) return;
    if (isAnother && isEmpty(draft)) {
      void putBack(conversation.id);
      return;
    }
    unkept = { conversationId: conversation.id, draft };
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE_MS);
  });
  return keep;
}

function isEmpty({ text, selection }: Draft): boolean {
  return text === EMPTY_DRAFT.text && selection === EMPTY_DRAFT.selection;
}
