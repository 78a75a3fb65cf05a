import { attachedPages } from '../chat/attached-texts';
import { hasArrived } from '../chat/apply';
import { allTurns, turnOf } from '../chat/branches';
import type { Conversation, Turn } from '../chat/conversation';
import type { ConversationStore } from '../chat/conversation-store';
import { sha256 } from '../text/sha256';
import { deleteConversations } from './delete-conversations';
import { indexPages, unindexed } from './index-pages';
import { putBack, withdraw, withdrawnBy } from './withdraw';
import { forgetUnusedText } from './digests';
import { loadConversation } from './load-conversation';
import { mendRecords } from './mend-records';
import { readTexts } from './page-texts';
import type { Database } from './transaction';
import { transact } from './transact';
import {
  CONVERSATION_STORES,
  writeAnswer,
  writeCheckpoint,
  writeLabels,
  writeShown,
  writeTurn,
} from './write-conversation';

export interface DiskStore extends ConversationStore {
  /** The id of the conversation that a page shows. Its first has the page's own key as id. */
  idOf(pageKey: string): Promise<string>;
  /** Makes a page show one of its conversations, or, given null, a new one. Returns its id. */
  show(pageKey: string, conversationId: string | null): Promise<string>;
  /** Puts conversations back that were withdrawn. Returns the number of those that were still there. */
  putBack(ids: readonly string[]): Promise<number>;
  /** The conversations that were withdrawn at `at` or before, epoch milliseconds. */
  withdrawnBy(at: number): Promise<readonly string[]>;
  /** Makes a conversation be found by the words of its pages. */
  indexPages(id: string): Promise<void>;
  /** The conversations that are not found by the words of their pages yet. */
  unindexed(): Promise<readonly string[]>;
  /** Keeps a page's text, or a picture, until the last turn that refers to it is deleted. Returns its hash. */
  saveText(text: string, conversationId?: string): Promise<string>;
  /** Deletes a page's text, or a picture, that no turn refers to. */
  dropUnusedText(hash: string): Promise<void>;
  /** The page texts that a conversation's turns refer to, by hash. */
  textsOf(conversation: Conversation): Promise<ReadonlyMap<string, string>>;
  /** The `data:` addresses of pictures, by hash; without those that are no longer stored. */
  picturesOf(hashes: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/**
 * Conversations on disk: one small record per turn, and each page's text once, under its hash. Records are
 * validated when they are read; an invalid one is set aside, and its words stay in the conversation.
 */
export function createDiskStore(database: Database): DiskStore {
  return {
    load: (ref) => loadConversation(database, ref, Date.now()),

    async saveAnswer(conversation, turnId = conversation.turns.at(-1)?.id ?? '') {
      if (isStreaming(turnOf(conversation, turnId))) {
        const isWritten = await transact(database, ['conversations', 'turns'], 'readwrite', (transaction) =>
          writeCheckpoint(transaction, conversation, turnId),
        );
        if (isWritten) return;
      }
      await transact(database, CONVERSATION_STORES, 'readwrite', (transaction) =>
        writeAnswer(transaction, conversation, turnId),
      );
    },

    saveShown: (conversation) =>
      transact(database, ['conversations'], 'readwrite', (transaction) =>
        writeShown(transaction, conversation),
      ),

    async saveTurn(conversation, turnId) {
      await transact(database, ['turns'], 'readwrite', (transaction) =>
        writeTurn(transaction, conversation, turnId),
      );
    },

    saveLabels: (conversation) =>
      transact(database, CONVERSATION_STORES, 'readwrite', (transaction) =>
        writeLabels(transaction, conversation),
      ),

    withdraw: (ids, at) => withdraw(database, ids, at),
    putBack: (ids) => putBack(database, ids),
    withdrawnBy: (at) => withdrawnBy(database, at),
    indexPages: (id) => indexPages(database, id),
    unindexed: () => unindexed(database),

    async remove(ids) {
      await deleteConversations(database, ids);
      await database.settle();
    },

    async openConversations() {
      // This is called once in a worker's life, so it is the place to look for records that no list shows.
      await mendRecords(database);
      return transact(database, ['conversations'], 'readonly', async (transaction) => {
        const records = await transaction.objectStore('conversations').index('open').getAll();
        return records.map(({ id, pageKey }) => ({ id, pageKey }));
      });
    },

    idOf: (pageKey) =>
      transact(database, ['pages'], 'readonly', async (transaction) => {
        const page = await transaction.objectStore('pages').get(pageKey);
        return page?.conversationId ?? pageKey;
      }),

    async show(pageKey, conversationId) {
      const id = conversationId ?? crypto.randomUUID();
      await transact(database, ['pages'], 'readwrite', (transaction) =>
        transaction.objectStore('pages').put({ pageKey, conversationId: id }),
      );
      return id;
    },

    async saveText(text) {
      const hash = await sha256(text);
      await transact(database, ['texts'], 'readwrite', (transaction) =>
        transaction.objectStore('texts').put({ hash, text }),
      );
      return hash;
    },

    async dropUnusedText(hash) {
      await transact(database, ['texts', 'turns', 'digests'], 'readwrite', (transaction) =>
        forgetUnusedText(transaction, hash),
      );
      await database.settle();
    },

    textsOf: (conversation) =>
      transact(database, ['texts'], 'readonly', (transaction) =>
        readTexts(
          transaction,
          allTurns(conversation).flatMap(({ attachment }) =>
            attachedPages(attachment).map(({ hash }) => hash),
          ),
        ),
      ),

    picturesOf: (hashes) =>
      hashes.length === 0
        ? Promise.resolve(new Map())
        : transact(database, ['texts'], 'readonly', (transaction) => readTexts(transaction, hashes)),
  };
}

/** True for an answer that has begun and may grow: it is written again and again. */
function isStreaming(turn: Turn | undefined): boolean {
  return turn?.answer.outcome === null && hasArrived(turn.answer);
}
