import type { ConversationSummary } from '../messaging';
import { emptyConversation, type Conversation } from '../chat/conversation';
import { under, type Database } from './database';
import type { ConversationRef, ConversationStore } from '../chat/hub';

export interface DiskStore extends ConversationStore {
  /** The id of the conversation that a page shows. Its first has the page's own key as id. */
  idOf(pageKey: string): Promise<string>;
  /** The stored conversations of a page, newest first. */
  summaries(pageKey: string): Promise<readonly ConversationSummary[]>;
  /** Makes a page show one of its conversations, or, given null, a new one. Returns its id. */
  show(pageKey: string, conversationId: string | null): Promise<string>;
  /** Keeps a page's text until the last turn that refers to it is deleted. Returns its hash. */
  saveText(text: string): Promise<string>;
  /** The texts that a conversation's turns refer to, by hash. */
  textsOf(conversation: Conversation): Promise<ReadonlyMap<string, string>>;
}

/** Conversations on disk: one small record per turn, and each page's text once, under its hash. */
export function createDiskStore(database: Database): DiskStore {
  return {
    async load({ id, pageKey }: ConversationRef) {
      const transaction = (await database()).transaction(['conversations', 'turns']);
      const [record, turns] = await Promise.all([
        transaction.objectStore('conversations').get(id),
        transaction.objectStore('turns').getAll(under(id)),
      ]);
      if (!record) return emptyConversation(id, pageKey, Date.now());
      return { ...record, turns: turns.map(({ turn }) => turn) };
    },

    async saveLastTurn({ turns, ...record }: Conversation) {
      const index = turns.length - 1;
      const turn = turns[index];
      if (!turn) return;
      const transaction = (await database()).transaction(['conversations', 'turns'], 'readwrite');
      await Promise.all([
        transaction.objectStore('conversations').put(record),
        transaction.objectStore('turns').put({ conversationId: record.id, index, turn }),
        transaction.done,
      ]);
    },

    async remove(id) {
      const transaction = (await database()).transaction(
        ['conversations', 'turns', 'texts', 'pages', 'requests'],
        'readwrite',
      );
      const [conversations, turns, texts, pages] = [
        transaction.objectStore('conversations'),
        transaction.objectStore('turns'),
        transaction.objectStore('texts'),
        transaction.objectStore('pages'),
      ];
      const [record, removed] = await Promise.all([conversations.get(id), turns.getAll(under(id))]);
      await Promise.all([
        conversations.delete(id),
        turns.delete(under(id)),
        transaction.objectStore('requests').delete(under(id)),
      ]);

      const hashes = new Set(removed.flatMap(({ turn }) => turn.attachment.page?.hash ?? []));
      for (const hash of hashes) {
        if ((await turns.index('pageHash').count(hash)) === 0) await texts.delete(hash);
      }
      if (record) {
        // The page starts afresh; its other conversations stay where they are found, in its history.
        const others = await conversations.index('pageKey').count(record.pageKey);
        if (others > 0) await pages.put({ pageKey: record.pageKey, conversationId: crypto.randomUUID() });
        else await pages.delete(record.pageKey);
      }
      await transaction.done;
    },

    async idOf(pageKey) {
      return (await (await database()).get('pages', pageKey))?.conversationId ?? pageKey;
    },

    async summaries(pageKey) {
      const db = await database();
      const records = await db.getAllFromIndex('conversations', 'pageKey', pageKey);
      const summaries = await Promise.all(
        records.map(async ({ id, createdAt }) => {
          const [first, turns] = await Promise.all([db.get('turns', [id, 0]), db.count('turns', under(id))]);
          return { id, createdAt, turns, question: first?.turn.question ?? '' };
        }),
      );
      return summaries.toSorted((a, b) => b.createdAt - a.createdAt);
    },

    async show(pageKey, conversationId) {
      const id = conversationId ?? crypto.randomUUID();
      await (await database()).put('pages', { pageKey, conversationId: id });
      return id;
    },

    async saveText(text) {
      const hash = await sha256(text);
      await (await database()).put('texts', { hash, text });
      return hash;
    },

    async textsOf(conversation) {
      const hashes = new Set(conversation.turns.flatMap(({ attachment }) => attachment.page?.hash ?? []));
      const db = await database();
      const records = await Promise.all([...hashes].map((hash) => db.get('texts', hash)));
      return new Map(records.flatMap((record) => (record ? [[record.hash, record.text] as const] : [])));
    },
  };
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
