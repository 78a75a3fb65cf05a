import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allTurns } from '@/utils/chat/branches';
import type { BackupContent } from '@/utils/backup/backup-format';
import { exportBackup } from '@/utils/backup/export-backup';
import { importBackup } from '@/utils/backup/import-backup';
import { sha256 } from '@/utils/text/sha256';
import type { Conversation, Turn } from '@/utils/chat/conversation';
import { createBackup } from '@/utils/backup/backup';
import { touchedBy } from '@/utils/backup/backup-home';
import { createConversationList } from '@/utils/storage/conversation-list';
import { createDatabase, type PlainDatabase } from '@/utils/storage/database';
import { createDiskStore } from '@/utils/storage/store';
import { answerWith, conversationWith, turnWith } from '../chat/chat-fixtures';
import { pictureUrl, pictureWith } from '../picture-fixtures';
import { history, withTexts } from './backup-arbitraries';

const AT = new Date('2026-11-23T12:00:00Z');
const PAGE = 'https://sea.example/tides';

let databases = 0;

/** A machine of its own: its database, and the panel's functions with it. */
function machine() {
  const database = createDatabase(`backup-${databases++}`);
  const backup = createBackup(database);
  // Both ways lead through JSON, as between two contexts.
  const crossed = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
  return {
    database,
    backup,
    store: createDiskStore(database),
    export: () =>
      exportBackup(
        async (after) => crossed(await backup.exportPart(after)),
        () => undefined,
        AT,
      ),
    import: (file: Blob) =>
      importBackup(
        file,
        (content) => backup.importPart(crossed(content)),
        () => undefined,
      ),
    has: (content: BackupContent) => backup.importPart(content),
  };
}

/** Everything stored, store by store, without the order in the full-text index. */
async function stored(database: PlainDatabase): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const db = await database();
  const names = [...db.objectStoreNames];
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await db.getAll(name)])));
}

const of = (id: string, ...turns: readonly Turn[]): Conversation =>
  conversationWith(turns, { id, pageKey: PAGE, createdAt: 1 });
const at = (id: string, askedAt: number) => turnWith({ id, answer: answerWith({ askedAt, text: id }) });
const contentOf = (...conversations: readonly Conversation[]): BackupContent => ({
  conversations,
  texts: [],
  usage: [],
});

async function pageTurn(id: string, text: string, url = PAGE): Promise<Turn> {
  const read = { url, title: 'Tides', site: 'Sea', byline: null, published: null, language: 'en' };
  const how = { mode: 'main', leftOut: [], sections: null, coverage: 'whole' } as const;
  const length = { characters: text.length, sentCharacters: text.length };
  const page = { ...read, ...how, ...length, hash: await sha256(text) };
  return turnWith({ id, attachment: { page, selection: null }, answer: answerWith({ text: id }) });
}

describe('a backup', () => {
  test('of any history, imported elsewhere, gives the same file again', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (some) => {
        const [here, there] = [machine(), machine()];
        await here.has(await withTexts(some));
        const file = await here.export();
        const counts = await there.import(file);
        expect(counts).toEqual({ added: some.conversations.length, completed: 0, known: 0 });
        expect(await (await there.export()).text()).toBe(await file.text());
      }),
      { numRuns: 25 },
    );
  });

  test('has the pictures of questions, and they are kept where it is imported', async () => {
    const [here, there] = [machine(), machine()];
    const hash = await here.store.saveText(pictureUrl());
    const attachment = { page: null, selection: null, pictures: [pictureWith({ hash })] };
    await here.store.saveAnswer(of('c', turnWith({ attachment })));
    await there.import(await here.export());
    expect(await there.store.picturesOf([hash])).toEqual(new Map([[hash, pictureUrl()]]));
    await there.store.dropUnusedText(hash);
    expect((await there.store.picturesOf([hash])).size).toBe(1);
    await there.store.remove(['c']);
    expect((await there.store.picturesOf([hash])).size).toBe(0);
  });

  test('brings back what was deleted a moment ago, with what it has more of, and for good', async () => {
    for (const since of [[], [at('t2', 9)]]) {
      const here = machine();
      await here.store.saveAnswer(of('c', at('t1', 1)));
      await here.store.withdraw(['c'], 100);
      expect(await here.has(contentOf(of('c', at('t1', 1), ...since)))).toEqual(
        since.length === 0 ? { added: 1, completed: 0, known: 0 } : { added: 0, completed: 1, known: 0 },
      );
      // What was withdrawn is deleted for good once its time is over.
      await here.store.remove(await here.store.withdrawnBy(1e9));
      const { turns } = await here.store.load({ id: 'c', pageKey: PAGE });
      expect(turns.map(({ id }) => id)).toEqual(['t1', ...since.map(({ id }) => id)]);
    }
  });

  test('imported again, or where it came from, changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(history, history, async (some, other) => {
        const [here, there] = [machine(), machine()];
        await here.has(await withTexts(some));
        await there.has(await withTexts(other));
        const file = await here.export();
        const before = await stored(here.database);
        await here.import(file);
        expect(await stored(here.database)).toEqual(before);

        await there.import(file);
        const after = await stored(there.database);
        expect(await there.import(file)).toEqual({
          added: 0,
          completed: 0,
          known: some.conversations.length,
        });
        expect(await stored(there.database)).toEqual(after);
      }),
      { numRuns: 20 },
    );
  });

  test('goes back and forth between two machines, and neither loses or doubles a turn', async () => {
    await fc.assert(
      fc.asyncProperty(history, history, async (some, other) => {
        const [here, there] = [machine(), machine()];
        await here.has(await withTexts(some));
        await there.has(await withTexts(other));
        await there.import(await here.export());
        await here.import(await there.export());
        const everywhere = [...some.conversations, ...other.conversations].flatMap(allTurns);
        for (const { database } of [here, there]) {
          const turns = await (await database()).getAll('turns');
          const ids = turns.map(({ turn }) => turn.id);
          expect(new Set(ids).size).toBe(ids.length);
          const kept = JSON.stringify(turns);
          for (const { answer } of everywhere)
            expect(kept).toContain(JSON.stringify(answer.text).slice(1, -1));
        }
        const after = await stored(there.database);
        await there.import(await here.export());
        expect(await stored(there.database)).toEqual(after);
      }),
      { numRuns: 25 },
    );
  });

  test('brings the page texts, the list and the words to search for', async () => {
    const [here, there] = [machine(), machine()];
    const text = 'Neap tides are weak.';
    const turn = await pageTurn('t', text);
    await here.has({ ...contentOf(of('c', turn)), texts: [{ hash: await sha256(text), text }] });
    await there.import(await here.export());
    const db = await there.database();
    expect([...(await there.store.textsOf(of('c', turn))).values()]).toEqual([text]);
    expect(await db.getAll('conversations')).toMatchObject([
      { id: 'c', title: 'Tides', question: 'why?', turns: 1 },
    ]);
    const found = createConversationList(there.database).list({ pageKey: null, words: 'tides', after: null });
    expect((await found).conversations).toMatchObject([{ id: 'c' }]);
  });

  test('has no token and no settings in it', async () => {
    const { export: file, has } = machine();
    await has(contentOf(of('c', at('t', 1))));
    const { records } = JSON.parse(await (await file()).text()) as { readonly records: readonly object[] };
    expect(records.flatMap((record) => Object.keys(record))).toEqual(['sha256', 'conversation']);
  });

  test('is read in parts of bounded size, however large a conversation is', async () => {
    const { backup, has } = machine();
    const texts = Array.from({ length: 6 }, (_, i) => `${i} `.repeat(200_000));
    const turns = await Promise.all(texts.map((text, i) => pageTurn(`t${i}`, text)));
    const hashed = await Promise.all(texts.map(async (text) => ({ hash: await sha256(text), text })));
    await has({ ...contentOf(of('a', ...turns), of('b', ...turns.slice(0, 1))), texts: hashed });

    const sizes: number[] = [];
    const given: string[] = [];
    let after: string | null = null;
    do {
      const part = await backup.exportPart(after);
      sizes.push(JSON.stringify(part).length);
      for (const { hash } of part.content.texts) given.push(hash);
      for (const { turns: ofPart } of part.content.conversations) {
        expect(ofPart.every(({ attachment }) => given.includes(attachment.page?.hash ?? ''))).toBe(true);
      }
      after = part.next;
    } while (after !== null);
    expect(new Set(given)).toEqual(new Set(hashed.map(({ hash }) => hash)));
    expect(sizes.length).toBeGreaterThan(2);
    expect(Math.max(...sizes)).toBeLessThan(1_500_000);
  });

  test('goes on where the conversation that was given last was deleted meanwhile', async () => {
    const { backup, store, has } = machine();
    const long = (id: string) =>
      of(id, turnWith({ id, answer: answerWith({ text: 'x'.repeat(1_000_000) }) }));
    await has(contentOf(long('a'), long('b'), long('c')));
    const first = await backup.exportPart(null);
    expect(first.content.conversations.map(({ id }) => id)).toEqual(['a']);
    await store.remove(['a', 'b']);
    const { content } = await backup.exportPart(first.next);
    expect(content.conversations.map(({ id }) => id)).toEqual(['c']);
  });

  test('of a page text that is no longer what it was can still be imported, without it', async () => {
    const [here, there] = [machine(), machine()];
    const turn = await pageTurn('t', 'Neap.');
    const hash = await sha256('Neap.');
    await here.has({ ...contentOf(of('c', turn)), texts: [{ hash, text: 'Neap' }] });
    await there.import(await here.export());
    expect(await there.store.textsOf(of('c', turn))).toEqual(new Map());
    // Another backup, which has it, brings it back.
    await there.has({ ...contentOf(of('c', turn)), texts: [{ hash, text: 'Neap.' }] });
    expect(await there.store.textsOf(of('c', turn))).toEqual(new Map([[hash, 'Neap.']]));
  });
});

describe('the first conversation of a page, whose id every machine shares', () => {
  test('of another machine becomes another conversation of the page, under the id of its first turn', async () => {
    const { backup, store } = machine();
    await backup.importPart(contentOf(of(PAGE, at('mine', 1))));
    expect(await backup.importPart(contentOf(of(PAGE, at('yours', 2))))).toMatchObject({ added: 1 });
    expect(await store.load({ id: PAGE, pageKey: PAGE })).toEqual(of(PAGE, at('mine', 1)));
    expect(await store.load({ id: 'yours', pageKey: PAGE })).toEqual(of('yours', at('yours', 2)));
    expect(await backup.importPart(contentOf(of(PAGE, at('yours', 2), at('more', 3))))).toMatchObject({
      completed: 1,
    });
    expect(await store.load({ id: 'yours', pageKey: PAGE })).toMatchObject({
      turns: [{ id: 'yours' }, { id: 'more' }],
    });
    expect(await store.idOf(PAGE)).toBe(PAGE);
  });

  test('of two machines can go back and forth without doubling', async () => {
    const [here, there] = [machine(), machine()];
    await here.has(contentOf(of(PAGE, at('mine', 1))));
    await there.has(contentOf(of(PAGE, at('yours', 2))));
    for (let round = 0; round < 2; round++) {
      await there.import(await here.export());
      await here.import(await there.export());
    }
    const idsOf = async ({ database }: ReturnType<typeof machine>) =>
      (await (await database()).getAllKeys('conversations')).toSorted();
    expect(await idsOf(here)).toEqual([PAGE, 'yours'].toSorted());
    expect(await idsOf(there)).toEqual([PAGE, 'mine'].toSorted());
  });

  test('is the one that its page shows, and where it was deleted before, the one that comes instead', async () => {
    const { backup, store } = machine();
    await backup.importPart(contentOf(of('later', at('t', 2))));
    expect(await store.idOf(PAGE)).toBe('later');
    await backup.importPart(contentOf(of('other', at('u', 3))));
    expect(await store.idOf(PAGE)).toBe('later');
  });
});

test('a conversation about several pages is shown by each of them that has no other', async () => {
  const { backup, store } = machine();
  const [mine, free] = [`${PAGE}/mine`, `${PAGE}/free`];
  await backup.importPart(contentOf({ ...of(mine, at('m', 1)), pageKey: mine }));
  const turns = await Promise.all([PAGE, mine, free].map((url) => pageTurn(url, 'Neap.', url)));
  await backup.importPart(contentOf(of('joint', ...turns)));
  expect(await store.idOf(PAGE)).toBe('joint');
  expect(await store.idOf(free)).toBe('joint');
  expect(await store.idOf(mine)).toBe(mine);
});

describe('an import', () => {
  const usage = {
    day: '2026-11-23',
    model: 'kimi-k2.5',
    requests: 2,
    promptTokens: 100,
    cachedTokens: 0,
    completionTokens: 20,
    reasoningTokens: 0,
    estimatedTokens: 0,
  };

  test('keeps the larger count of a day, and adds none up', async () => {
    const { backup, database } = machine();
    const usageOf = async () => (await database()).getAll('usage');
    await backup.importPart({ ...contentOf(), usage: [usage] });
    await backup.importPart({ ...contentOf(), usage: [{ ...usage, requests: 1, promptTokens: 900 }] });
    expect(await usageOf()).toEqual([usage]);
    const larger = { ...usage, promptTokens: 101 };
    await backup.importPart({ ...contentOf(), usage: [larger] });
    await backup.importPart({ ...contentOf(), usage: [usage] });
    expect(await usageOf()).toEqual([larger]);
  });

  test('into a damaged conversation completes it, and what could not be read whole is set aside', async () => {
    const { backup, database, store } = machine();
    const whole = of('c', at('a', 1), at('b', 2));
    await backup.importPart(contentOf(whole));
    const db = await database();
    const damaged = { ...at('b', 2), action: 7, answer: { ...at('b', 2).answer, text: 'words of mine' } };
    await db.put('turns', { conversationId: 'c', index: 1, turn: damaged as unknown as Turn });
    expect(await backup.importPart(contentOf(whole))).toMatchObject({ completed: 1 });
    expect(await db.getAll('damaged')).toMatchObject([{ store: 'turns', key: ['c', 1] }]);
    const conversation = await store.load({ id: 'c', pageKey: PAGE });
    expect(JSON.stringify(conversation)).toContain('words of mine');
    expect(JSON.stringify(conversation)).toContain('"text":"b"');
  });

  test('may change the conversations of the same ids, and those that theirs become', () => {
    const content = contentOf(of(PAGE, at('a', 1), at('b', 2)), of('c', at('d', 3)));
    expect(touchedBy(content)).toEqual([PAGE, 'a', 'c', 'd']);
  });

  test('of a part is all or nothing', async () => {
    const { backup, database } = machine();
    const unstorable = { ...usage, model: Number.NaN as unknown as string };
    const refused = backup.importPart({
      conversations: [of('c', at('t', 1))],
      texts: [{ hash: 'h', text: 'Neap.' }],
      usage: [unstorable],
    });
    await expect(refused).rejects.toMatchObject({ name: 'DataError' });
    expect(Object.values(await stored(database)).flat()).toEqual([]);
  });

  test('settles what was open in a backup, and leaves alone what is being answered here', async () => {
    const { backup, store } = machine();
    const open = turnWith({ answer: answerWith({ text: 'Neap ti', outcome: null }) });
    await store.saveAnswer(of('c', open));
    const { content } = await backup.exportPart(null);
    expect(content.conversations[0]?.turns[0]?.answer.outcome).toMatchObject({
      failure: { kind: 'interrupted' },
    });
    await store.saveAnswer(of('c', turnWith({ answer: answerWith({ text: 'Neap tides', outcome: null }) })));
    expect(await backup.importPart(content)).toMatchObject({ known: 1 });
    expect((await store.load({ id: 'c', pageKey: PAGE })).turns[0]?.answer).toMatchObject({
      text: 'Neap tides',
      outcome: null,
    });
    const there = machine();
    await there.has(contentOf(of('c', open)));
    expect((await there.store.load({ id: 'c', pageKey: PAGE })).turns[0]?.answer.outcome).toMatchObject({
      type: 'failed',
    });
  });
});
