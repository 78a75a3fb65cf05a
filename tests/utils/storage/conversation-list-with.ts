import type { Conversation } from '@/utils/chat/conversation';
import { createConversationList } from '@/utils/storage/conversation-list';
import type { ConversationQuery } from '@/utils/storage/listed-conversations';
import { createDatabase } from '@/utils/storage/database';
import { createDiskStore } from '@/utils/storage/store';
import { conversationOf, queryFor } from './storage-fixtures';

let databases = 0;

/** A catalogue of conversations that were stored turn by turn. */
export async function conversationListWith(conversations: readonly Conversation[]) {
  const database = createDatabase(`catalogue-${(databases += 1)}`);
  const store = createDiskStore(database);
  const conversationList = createConversationList(database);
  for (const conversation of conversations) {
    for (let i = 1; i <= conversation.turns.length; i++) {
      await store.saveAnswer(
        conversationOf(conversation.id, { ...conversation, turns: conversation.turns.slice(0, i) }),
      );
    }
  }
  const list = async (words: string, change: Partial<ConversationQuery> = {}) =>
    (await conversationList.list(queryFor(words, change))).conversations;
  const idsFor = async (words: string, change: Partial<ConversationQuery> = {}) =>
    (await list(words, change)).map(({ id }) => id);
  return { database, store, conversationList, list, idsFor };
}

/** The words that an excerpt marks. */
export function marked(
  excerpt: { text: string; highlights: readonly (readonly [number, number])[] } | null | undefined,
) {
  return excerpt?.highlights.map(([start, end]) => excerpt.text.slice(start, end));
}
