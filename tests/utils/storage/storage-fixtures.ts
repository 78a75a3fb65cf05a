import { treeOf } from '@/utils/chat/branches';
import type { AttachedPage, Conversation } from '@/utils/chat/conversation';
import type { ConversationQuery } from '@/utils/storage/listed-conversations';
import type { PlainDatabase } from '@/utils/storage/database';
import { blockOf } from '@/utils/storage/postings';
import { salvageTurns } from '@/utils/storage/salvage';
import { pageHashesOf, termsOfTurns } from '@/utils/storage/searched-texts';
import { termsOf } from '@/utils/text/terms';
import { answerWith, inLine, turnWith } from '../chat/chat-fixtures';

export const PAGE = 'https://example.com/article';

/** A conversation of turns that were asked one after the other. */
export function conversationOf(
  id: string,
  { turns = [turnWith()], ...change }: Partial<Conversation> = {},
): Conversation {
  return { id, pageKey: PAGE, createdAt: 1, ...change, ...treeOf(inLine(turns)) };
}

/** A conversation of one turn. */
export function said(id: string, question: string, text = '', askedAt = 1): Conversation {
  return conversationOf(id, { turns: [turnWith({ question, answer: answerWith({ text, askedAt }) })] });
}

export function pageWith(hash: string, change: Partial<AttachedPage> = {}): AttachedPage {
  return {
    url: PAGE,
    title: 'Tides',
    site: 'example.com',
    byline: null,
    published: null,
    language: 'en',
    hash,
    mode: 'main',
    leftOut: [],
    sections: null,
    coverage: 'whole',
    characters: 5,
    sentCharacters: 5,
    ...change,
  };
}

export const queryFor = (words: string, change: Partial<ConversationQuery> = {}): ConversationQuery => ({
  pageKey: null,
  words,
  after: null,
  ...change,
});

/** The full-text index as it is, `term block → ordinals`, and as the stored turns say that it should be. */
export async function indexOf(database: PlainDatabase) {
  const db = await database();
  const [keys, lists] = await Promise.all([db.getAllKeys('postings'), db.getAll('postings')]);
  const stored = keys.map(([block, term], i) => [`${term} ${block}`, Array.from(lists[i] ?? [])] as const);

  const expected = new Map<string, number[]>();
  const records = await db.getAllFromIndex('conversations', 'ordinal');
  for (const { id, ordinal, name, indexed = 0 } of records) {
    const turns = (await db.getAll('turns'))
      .filter(({ conversationId }) => conversationId === id)
      .flatMap(salvageTurns);
    const hashes = pageHashesOf(turns.slice(0, indexed));
    const texts = (await db.getAll('texts')).filter(({ hash }) => hashes.has(hash));
    for (const term of termsOfTurns(turns, name).union(termsOf(texts.map(({ text }) => text)))) {
      const key = `${term} ${blockOf(ordinal)}`;
      expected.set(key, [...(expected.get(key) ?? []), ordinal % 256]);
    }
  }
  return { stored: new Map(stored), expected };
}
