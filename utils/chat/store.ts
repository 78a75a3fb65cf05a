/**
 * Conversations on disk, in IndexedDB: one small record per turn, and each page's text once,
 * under its hash. Only the background opens it; content scripts live in another origin.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { ConversationSummary } from '../messaging';
import { emptyConversation, type Conversation, type Turn } from './conversation';
import type { ConversationRef, ConversationStore } from './hub';

interface Schema extends DBSchema {
  conversations: { key: string; value: ConversationRecord; indexes: { pageKey: string } };
  turns: { key: [string, number]; value: TurnRecord; indexes: { pageHash: string } };
  texts: { key: string; value: { readonly hash: string; readonly text: string } };
  /** Which of its conversations a page shows, where that is not its first. */
  pages: { key: string; value: { readonly pageKey: string; readonly conversationId: string } };
}

interface ConversationRecord {
  readonly id: string;
  readonly pageKey: string;
  readonly createdAt: number;
}

interface TurnRecord {
  readonly conversationId: string;
  readonly index: number;
  readonly turn: Turn;
}

const VERSION = 1;

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

export function createDiskStore(name = 'sidenote'): DiskStore {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;

  function database(): Promise<IDBPDatabase<Schema>> {
    opened ??= openDB<Schema>(name, VERSION, {
      upgrade(db) {
        db.createObjectStore('conversations', { keyPath: 'id' }).createIndex('pageKey', 'pageKey');
        const turns = db.createObjectStore('turns', { keyPath: ['conversationId', 'index'] });
        turns.createIndex('pageHash', 'turn.attachment.page.hash');
        db.createObjectStore('texts', { keyPath: 'hash' });
        db.createObjectStore('pages', { keyPath: 'pageKey' });
      },
      // A newer version in another context waits for us: let go, and open again when next asked.
      blocking: () => void forget(),
      terminated: () => void forget(),
    });
    opened.catch(() => (opened = undefined));
    return opened;
  }

  async function forget(): Promise<void> {
    const closing = opened;
    opened = undefined;
    (await closing)?.close();
  }

  return {
    async load({ id, pageKey }: ConversationRef) {
      const transaction = (await database()).transaction(['conversations', 'turns']);
      const [record, turns] = await Promise.all([
        transaction.objectStore('conversations').get(id),
        transaction.objectStore('turns').getAll(turnsOf(id)),
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
        ['conversations', 'turns', 'texts', 'pages'],
        'readwrite',
      );
      const [conversations, turns, texts, pages] = [
        transaction.objectStore('conversations'),
        transaction.objectStore('turns'),
        transaction.objectStore('texts'),
        transaction.objectStore('pages'),
      ];
      const [record, removed] = await Promise.all([conversations.get(id), turns.getAll(turnsOf(id))]);
      await Promise.all([conversations.delete(id), turns.delete(turnsOf(id))]);

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
          const [first, turns] = await Promise.all([
            db.get('turns', [id, 0]),
            db.count('turns', turnsOf(id)),
          ]);
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

function turnsOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id, 0], [id, Infinity]);
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
