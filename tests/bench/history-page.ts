/**
 * The script that `history.ts` runs inside the extension: it fills a plain database and a sealed one with the same
 * conversations, and queries each as the background would.
 */
import { unwrap } from 'idb';
import type { Conversation, Turn } from '../../utils/chat/conversation';
import { createConversationList } from '../../utils/storage/conversation-list';
import { termsOf } from '../../utils/text/terms';
import { recordOf } from '../../utils/storage/conversation-record';
import { createDatabase } from '../../utils/storage/database';
import { addPostings } from '../../utils/storage/postings';
import { openSealedDatabase, type ErasableFiles } from '../../utils/storage/sealed-database';
import { termsOfTurns } from '../../utils/storage/searched-texts';
import { createDiskStore, type DiskStore } from '../../utils/storage/store';
import { transact } from '../../utils/storage/transact';
import type { Database } from '../../utils/storage/transaction';
import { CONVERSATION_STORES } from '../../utils/storage/write-conversation';
import { randomKey } from '../../utils/vault/sealing';
import { keysOf } from '../../utils/vault/vault';
import { conversationAt, pageOf, pageTextAt, RARE_WORD } from './history-data';

/** Writing thousands of records at once may take a slow disk a while. */
const FILL_MS = 120_000;

/** Conversations that are written in one transaction. */
const BATCH = 64;

/** Opens a database as a new worker does, and closes the one before it. */
type Reopen = () => Promise<Database>;

function plain(): Reopen {
  let last: IDBDatabase | undefined;
  return async () => {
    last?.close();
    const database = createDatabase();
    last = unwrap(await database());
    return database;
  };
}

function sealed(): Reopen {
  const files = createFiles();
  const keys = keysOf(randomKey());
  let last: { close(): void } | undefined;
  return async () => {
    last?.close();
    const database = await openSealedDatabase('sealed', await keys, files);
    last = database;
    return database;
  };
}

function createFiles(): ErasableFiles {
  const all = new Map<string, string>();
  return {
    names: () => Promise.resolve([...all.keys()]),
    read: (name) => Promise.resolve(all.get(name) ?? null),
    write: (name, bytes) => Promise.resolve(void all.set(name, bytes)),
    remove: (name) => Promise.resolve(void all.delete(name)),
  };
}

/** Adds the conversations from `start` to `end` of `count`; whole blocks of the index, unless it is the last. */
async function fill(database: Database, start: number, end: number, count: number): Promise<void> {
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
            const indexed = conversation.turns.length;
            const record = recordOf(conversation, first + i, { indexed });
            await transaction.objectStore('conversations').put(record);
            const text = pageTextAt(first + i);
            await transaction.objectStore('texts').put({ hash: `page-${first + i}`, text });
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
      const ofPage = termsOf([pageTextAt(first + i)]);
      for (const term of termsOfTurns(conversation.turns).union(ofPage)) {
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

/** The halves that a user who types the rare word sends, and the whole. */
const TYPED = [4, 6, 8, RARE_WORD.length].map((length) => RARE_WORD.slice(0, length));

/** The measures of one kind of database. */
function createBench(reopen: Reopen) {
  const opened = reopen();

  /** The same in a new worker each time, without the time to open the database. */
  async function timeFirst(times: number, work: (database: Database) => Promise<unknown>) {
    const taken: number[] = [];
    for (let round = 0; round < times; round++) {
      const database = await reopen();
      taken.push(...(await time(1, () => work(database))));
    }
    return taken;
  }

  return {
    fill: async (start: number, end: number, count: number) => fill(await opened, start, end, count),
    firstList: (times: number) =>
      timeFirst(times, (database) => createConversationList(database).list(query(''))),
    firstSearch: (times: number) => timeFirst(times, searchRare),

    /** The measures of a worker that has been running for a while. */
    async running(times: number, count: number): Promise<Readonly<Record<string, readonly number[]>>> {
      const database = await reopen();
      const list = createConversationList(database);
      const store = createDiskStore(database);
      const middle = Math.floor(count / 2);
      return {
        list: await time(times, () => list.list(query(''))),
        search: await time(times, () => searchRare(database)),
        // Another beginning each time: nothing is known of it from the last search.
        typing: await time(times, async () => {
          for (const typed of TYPED) await list.list(query(typed));
        }),
        // Another conversation each time, as far as there are any.
        load: await time(times, (round) => load(store, (middle + round) % count)),
        checkpoint: await checkpoint(store, times, middle),
        settle: await settle(store, times, middle),
        remove: await time(Math.min(times, count - 1), (round) => store.remove([pageOf(round + 1)])),
      };
    },
  };
}

const load = (store: DiskStore, index: number) => store.load({ id: pageOf(index), pageKey: pageOf(index) });

async function searchRare(database: Database): Promise<void> {
  const { conversations } = await createConversationList(database).list(query(RARE_WORD));
  if (conversations.length !== 3) throw new Error(`${conversations.length} conversations instead of 3`);
}

/** An answer that streams into the conversation of this index, and is taken back afterwards. */
async function checkpoint(store: DiskStore, times: number, index: number): Promise<readonly number[]> {
  const before = await load(store, index);
  const last = lastOf(before);
  const save = (text: string) => {
    const answer = { ...last.answer, outcome: null, text };
    return store.saveAnswer({ ...before, turns: [...before.turns.slice(0, -1), { ...last, answer }] });
  };
  await save('');
  const taken = await time(times, (round) => save('It goes on and on. '.repeat(round + 1)));
  await store.saveAnswer(before);
  return taken;
}

/** Answers to further questions, as they are stored with their words once they are complete. */
async function settle(store: DiskStore, times: number, index: number): Promise<readonly number[]> {
  let conversation = await load(store, index);
  return time(times, async (round) => {
    const turn = lastOf(conversationAt(index + 3 * (round + 1), index));
    conversation = { ...conversation, turns: [...conversation.turns, { ...turn, id: `settled-${round}` }] };
    await store.saveAnswer(conversation);
  });
}

function lastOf({ turns }: Conversation): Turn {
  const last = turns.at(-1);
  if (!last) throw new Error('There is no such conversation.');
  return last;
}

const bench = { plain: createBench(plain()), sealed: createBench(sealed()) };

export type HistoryBench = typeof bench;

Object.assign(globalThis, { bench });
