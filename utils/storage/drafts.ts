import * as v from 'valibot';
import { EMPTY_DRAFT, type Draft } from '../chat/draft';
import type { Database } from './database';
import { membersOf } from './salvage';
import { selectionShape } from './stored-shape';
import { transact } from './transact';

/** What was typed and not asked yet, by conversation. */
export interface Drafts {
  /** Keeps the draft of a conversation, stored or not; an empty one is forgotten. */
  keep(conversationId: string, draft: Draft): Promise<void>;
  of(conversationId: string): Promise<Draft | null>;
  /** Forgets the draft of a conversation if it is the question that was just asked. */
  forgetAsked(conversationId: string, question: string): Promise<void>;
}

export function createDrafts(database: Database): Drafts {
  return {
    keep: (conversationId, draft) =>
      transact(database, ['drafts'], 'readwrite', async (transaction) => {
        const store = transaction.objectStore('drafts');
        const isEmpty = draft.text === EMPTY_DRAFT.text && draft.selection === EMPTY_DRAFT.selection;
        if (isEmpty) await store.delete(conversationId);
        else await store.put({ conversationId, draft });
      }),

    of: (conversationId) =>
      transact(database, ['drafts'], 'readonly', async (transaction) => {
        const stored: unknown = await transaction.objectStore('drafts').get(conversationId);
        const draft = membersOf(stored)['draft'];
        return v.is(draftShape, draft) ? draft : null;
      }),

    forgetAsked: (conversationId, question) =>
      transact(database, ['drafts'], 'readwrite', async (transaction) => {
        const store = transaction.objectStore('drafts');
        const draft = membersOf(membersOf(await store.get(conversationId))['draft']);
        if (typeof draft['text'] === 'string' && draft['text'].trim() === question) {
          await store.delete(conversationId);
        }
      }),
  };
}

const draftShape = v.object({ text: v.string(), selection: v.nullable(selectionShape) });
