import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConversationRef } from '@/utils/chat/conversation-store';

/** The last deletion that can be undone, and whether it was. */
interface UndoState {
  readonly removed: readonly ConversationRef[];
  /** The number of conversations that came back; null where it was not undone. */
  readonly putBack: number | null;
}

export type UndoStore = StoreApi<UndoState>;

export const createUndoStore = (): UndoStore => createStore(() => ({ removed: [], putBack: null }));
