import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Conversation, Turn } from '@/utils/chat/conversation';
import { createConversationList } from '@/utils/storage/conversation-list';
import { createDatabase } from '@/utils/storage/database';
import { createDigests } from '@/utils/storage/digests';
import { createDrafts } from '@/utils/storage/drafts';
import { createRequestLog } from '@/utils/storage/request-log';
import { createDiskStore } from '@/utils/storage/store';
import type { Database } from '@/utils/storage/transaction';
import { createUsageStore } from '@/utils/storage/usage-store';
import { answerWith, conversationWith, turnWith } from '../chat/chat-fixtures';
import { requestWith } from './request-fixtures';
import { sealedDatabase } from './sealed-fixtures';
import { pageWith, queryFor } from './storage-fixtures';

/** A thing that a user or the background may do. */
type Step =
  | { readonly type: 'ask'; readonly id: number; readonly word: string; readonly page: number }
  | { readonly type: WithWord; readonly id: number; readonly word: string }
  | { readonly type: 'remove'; readonly ids: readonly number[] }
  | { readonly type: 'reopen' };

const WITH_WORD = ['stream', 'change', 'draft', 'log', 'show', 'use', 'digest'] as const;
type WithWord = (typeof WITH_WORD)[number];

const WORDS = ['tide', 'Flut', '潮汐', 'C++', 'useEffect', 'tideland'];

/** Steps about conversations up to a number, of these types. */
function steps(ids: number, types: readonly WithWord[]): fc.Arbitrary<Step> {
  const id = fc.integer({ min: 0, max: ids - 1 });
  const word = fc.constantFrom(...WORDS);
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constant('ask' as const),
        id,
        word,
        page: fc.integer({ min: 0, max: 2 }),
      }),
    },
    { weight: types.length, arbitrary: fc.record({ type: fc.constantFrom(...types), id, word }) },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('remove' as const),
        ids: fc.uniqueArray(id, { minLength: 1, maxLength: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('reopen' as const) }) },
  );
}

/** A database that can be opened again as another worker would. */
interface World {
  database: Database;
  readonly reopen: () => Promise<Database>;
}

const refOf = (id: number) => ({ id: `c${id}`, pageKey: 'https://example.com/' });

const at = 1000;

async function ask(world: World, { id, word, page }: Extract<Step, { type: 'ask' }>, time: number) {
  const store = createDiskStore(world.database);
  const { turns } = await store.load(refOf(id));
  const hash = await store.saveText(`The tide rises twice a day. ${page}`);
  await store.saveAnswer(
    withTurn(id, turns, {
      id: turns.length === 0 ? 't' : `t${time}`,
      question: word,
      answer: answerWith({ text: word, askedAt: at + time }),
      attachment: { page: pageWith(hash), selection: null },
    }),
  );
  return createConversationList(world.database).list(queryFor(word));
}

const withTurn = (id: number, turns: readonly Turn[], turn: Partial<Turn>): Conversation =>
  conversationWith([...turns, turnWith(turn)], { ...refOf(id), createdAt: 1 });

/** An answer that comes in pieces, and may be left open. */
async function stream({ database }: World, id: number, word: string, time: number): Promise<void> {
  const store = createDiskStore(database);
  const { turns } = await store.load(refOf(id));
  const open = { askedAt: at + time, outcome: null };
  for (const text of ['', word, `${word} and on`])
    await store.saveAnswer(
      withTurn(id, turns, { id: `s${time}`, question: word, answer: answerWith({ ...open, text }) }),
    );
  if (time % 3 === 0) return;
  const answer = answerWith({ askedAt: at + time, text: `${word} and on, done` });
  await store.saveAnswer(withTurn(id, turns, { id: `s${time}`, question: word, answer }));
}

/** The last question asked in other words, whose old ones are found no more. */
async function change({ database }: World, id: number, word: string, time: number): Promise<void> {
  const store = createDiskStore(database);
  const { turns } = await store.load(refOf(id));
  const last = turns.at(-1);
  if (!last) return;
  const answer = answerWith({ askedAt: at + time, text: 'another answer' });
  await store.saveAnswer(withTurn(id, turns.slice(0, -1), { ...last, question: `Why ${word}?`, answer }));
}

async function doStep(world: World, step: Step, time: number): Promise<unknown> {
  const { database } = world;
  if (step.type === 'reopen') return void (world.database = await world.reopen());
  if (step.type === 'remove') return createDiskStore(database).remove(step.ids.map((id) => refOf(id).id));
  if (step.type === 'ask') return ask(world, step, time);
  const { id, word } = step;
  const ref = refOf(id);
  switch (step.type) {
    case 'stream':
      return stream(world, id, word, time);
    case 'change':
      return change(world, id, word, time);
    case 'show':
      return void (await createDiskStore(database).show(`https://example.com/${word}`, ref.id));
    case 'draft':
      return createDrafts(database).keep(ref.id, { text: word, selection: null }, 'panel');
    case 'log': {
      const request = requestWith({ conversationId: ref.id, turnId: 't', askedAt: time });
      return createRequestLog(database, 3).save(request);
    }
    case 'use': {
      const usage = { promptTokens: id, completionTokens: 1, isEstimate: id === 0 };
      return createUsageStore(database).add({ at: 0, model: word, usage: { ...NO_DETAILS, ...usage } });
    }
    case 'digest':
      return digest(world, id, word);
  }
}

const NO_DETAILS = { cachedTokens: null, reasoningTokens: null };

async function digest({ database }: World, id: number, word: string): Promise<unknown> {
  const { turns } = await createDiskStore(database).load(refOf(id));
  const hash = turns.at(-1)?.attachment.page?.hash;
  const digests = createDigests(database);
  if (hash !== undefined) await digests.keep(hash, word, `In short: ${word}`);
  return [...(await digests.keptFor(hash ?? 'none', WORDS))];
}

const QUERIES = ['', 'tide', 'tid', 'flu', '潮', 'c++', 'effect', 'another answer', 'and on'];

/** Does the steps, and tells everything that can be seen meanwhile and afterwards. */
async function seenAfter(world: World, done: readonly Step[], ids: number): Promise<unknown> {
  const seen: unknown[] = [];
  for (const [time, step] of done.entries()) seen.push((await doStep(world, step, time)) ?? null);
  const { database } = world;
  const [store, list, drafts] = [
    createDiskStore(database),
    createConversationList(database),
    createDrafts(database),
  ];
  for (const query of QUERIES) seen.push(await list.list(queryFor(query)));
  seen.push(
    await list.list(queryFor('', { pageKey: 'https://example.com/article' })),
    await list.idsBefore(at + 10),
    await createUsageStore(database).byDay(3, 0),
    [...(await createDigests(database).missingOf(WORDS))],
  );
  for (let id = 0; id < ids; id++) {
    const conversation = await store.load(refOf(id));
    const texts = await store.textsOf(conversation);
    const kept = await drafts.of(`c${id}`, 'panel', new Set());
    const log = await createRequestLog(database).of(`c${id}`, 't');
    seen.push({ ...conversation, createdAt: 0 }, [...texts], kept, log);
  }
  const open = (await store.openConversations()).map((one) => one.id);
  seen.push(await store.idOf('https://example.com/tide'), open.toSorted());
  return seen;
}

let worlds = 0;

async function plainWorld(): Promise<World> {
  const name = `beside-${(worlds += 1)}`;
  const database = createDatabase(name);
  return {
    database,
    async reopen() {
      (await database()).close();
      return createDatabase(name);
    },
  };
}

/** Everything that is seen in a sealed database and in a plain one after the same steps. */
async function seenInBoth(done: readonly Step[], ids: number): Promise<readonly [unknown, unknown]> {
  const { database, again } = await sealedDatabase();
  const [one, other] = [
    await seenAfter({ database, reopen: again }, done, ids),
    await seenAfter(await plainWorld(), done, ids),
  ];
  return [withoutRandomIds(one), withoutRandomIds(other)];
}

/** A page whose conversation was deleted shows one with a new id. */
const withoutRandomIds = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'random'));

/** A page shows a conversation that it never went along with, and the conversation is deleted. */
const SHOWN_AND_REMOVED: Step[] = [
  { type: 'show', id: 4, word: 'tide' },
  { type: 'ask', id: 4, word: 'tide', page: 0 },
  { type: 'remove', ids: [4] },
];

/** A worker deletes a conversation of which it knows no name yet. */
const REMOVED_BY_ANOTHER: Step[] = [
  { type: 'ask', id: 0, word: 'tide', page: 0 },
  { type: 'ask', id: 1, word: 'tide', page: 0 },
  { type: 'reopen' },
  { type: 'remove', ids: [0] },
];

test('a sealed database does what a plain one does', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps(5, WITH_WORD), { minLength: 1, maxLength: 16 }), async (done) => {
      const [sealed, plain] = await seenInBoth(done, 5);
      expect(sealed).toEqual(plain);
    }),
    { numRuns: 40, examples: [[SHOWN_AND_REMOVED], [REMOVED_BY_ANOTHER]] },
  );
});

test(
  'the same holds for more conversations than the journal of its index takes',
  { timeout: 300_000 },
  async () => {
    const ids = 30;
    const first = Array.from({ length: ids }, (_, id): Step => {
      return { type: 'ask', id, word: WORDS[id % WORDS.length] ?? '', page: id % 3 };
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(steps(ids, ['change', 'stream']), { minLength: 5, maxLength: 30 }),
        async (more) => {
          const [sealed, plain] = await seenInBoth([...first, ...more], ids);
          expect(sealed).toEqual(plain);
        },
      ),
      { numRuns: 8 },
    );
  },
);
