/**
 * The script that `history.ts` runs inside the extension: it fills the database, and queries it as the background
 * would.
 */
import { createConversationList } from '../../utils/storage/conversation-list';
import { recordOf } from '../../utils/storage/conversation-record';
import { createDatabase } from '../../utils/storage/database';
import { addPostings } from '../../utils/storage/postings';
import { termsOfTurns } from '../../utils/storage/searched-texts';
import { createDiskStore } from '../../utils/storage/store';
import { transact } from '../../utils/storage/transact';
import { CONVERSATION_STORES } from '../../utils/storage/write-conversation';
import { conversationAt, pageOf, RARE_WORD } from './history-data';

/** Writing thousands of records at once may take a slow disk a while. */
const FILL_MS = 120_000;

/** Conversations that are written in one transaction. */
const BATCH = 64;

const database = createDatabase();
const conversationList = createConversationList(database);
const store = createDiskStore(database);

/** Adds the conversations from `start` to `end` of `count`; whole blocks of the index, unless it is the last. */
async function fill(start: number, end: number, count: number): Promise<void> {
  const ordinals = new Map<string, Set<number>>();
  for (let first = start; first < end; first += BATCH) {
    const size = Math.min(BATCH, end - first);
    const conversations = Array.from({ length: size }, (_, i) => conversationAt(first + i, count));
    await transact(
      database,
      CONVERSATION_STORES,
      'readwrite',
      async (transaction) => {
        const turns = transaction.objectStore('turns');
        await Promise.all(
          conversations.map(async (conversation, i) => {
            await transaction.objectStore('conversations').put(recordOf(conversation, first + i));
            await Promise.all(
              conversation.turns.map(async (turn, index) =>
                turns.put({ conversationId: conversation.id, index, turn }),
              ),
            );
          }),
        );
      },
      FILL_MS,
    );
    for (const [i, conversation] of conversations.entries()) {
      for (const term of termsOfTurns(conversation.turns)) {
        const known = ordinals.get(term);
        if (known) known.add(first + i);
        else ordinals.set(term, new Set([first + i]));
      }
    }
  }
  const write = (part: ReadonlyMap<string, ReadonlySet<number>>) =>
    transact(database, ['postings'], 'readwrite', (transaction) => addPostings(transaction, part), FILL_MS);
  // A transaction's writes are held in memory until it is over.
  const entries = Array.from(ordinals);
  for (let i = 0; i < entries.length; i += 20_000) await write(new Map(entries.slice(i, i + 20_000)));
}

/** Milliseconds that `work` takes, each time. */
async function time(times: number, work: (round: number) => Promise<unknown>): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let round = 0; round < times; round++) {
    const start = performance.now();
    await work(round);
    taken.push(performance.now() - start);
  }
  return taken;
}

const query = (words: string) => ({ pageKey: null, words, after: null });

const bench = {
  fill,
  list: (times: number) => time(times, () => conversationList.list(query(''))),

  search: (times: number) =>
    time(times, async () => {
      const { conversations } = await conversationList.list(query(RARE_WORD));
      if (conversations.length !== 3) throw new Error(`${conversations.length} conversations instead of 3`);
    }),

  /** A word that stands in most conversations. */
  common: (times: number, word: string) => time(times, () => conversationList.list(query(word))),

  load: (times: number, index: number) =>
    time(times, () => store.load({ id: pageOf(index), pageKey: pageOf(index) })),

  /** An answer that streams into the conversation of this index, and is taken back afterwards. */
  async checkpoint(times: number, index: number): Promise<readonly number[]> {
    const before = await store.load({ id: pageOf(index), pageKey: pageOf(index) });
    const last = before.turns.at(-1);
    if (!last) throw new Error('There is no such conversation.');
    const save = (text: string) => {
      const answer = { ...last.answer, outcome: null, text };
      return store.saveLastTurn({ ...before, turns: [...before.turns.slice(0, -1), { ...last, answer }] });
    };
    await save('');
    const taken = await time(times, (round) => save('It goes on and on. '.repeat(round + 1)));
    await store.saveLastTurn(before);
    return taken;
  },
};

export type HistoryBench = typeof bench;

Object.assign(globalThis, { bench });
