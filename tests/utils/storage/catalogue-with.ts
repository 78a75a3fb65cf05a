import type { Conversation } from '@/utils/chat/conversation';
import { createCatalogue } from '@/utils/storage/catalogue';
import type { ConversationQuery } from '@/utils/storage/conversation-list';
import { createDatabase } from '@/utils/storage/database';
import { createDiskStore } from '@/utils/storage/store';
import { queryFor } from './storage-fixtures';

let databases = 0;

/** A catalogue of conversations that were stored turn by turn. */
export async function catalogueWith(conversations: readonly Conversation[]) {
  const database = createDatabase(`catalogue-${(databases += 1)}`);
  const store = createDiskStore(database);
  const catalogue = createCatalogue(database);
  for (const conversation of conversations) {
    for (let i = 1; i <= conversation.turns.length; i++) {
      await store.saveLastTurn({ ...conversation, turns: conversation.turns.slice(0, i) });
    }
  }
  const list = async (words: string, change: Partial<ConversationQuery> = {}) =>
    (await catalogue.list(queryFor(words, change))).conversations;
  const idsFor = async (words: string, change: Partial<ConversationQuery> = {}) =>
    (await list(words, change)).map(({ id }) => id);
  return { database, store, catalogue, list, idsFor };
}

/** The words that an excerpt marks. */
export function marked(
  excerpt: { text: string; marks: readonly (readonly [number, number])[] } | null | undefined,
) {
  return excerpt?.marks.map(([start, end]) => excerpt.text.slice(start, end));
}
