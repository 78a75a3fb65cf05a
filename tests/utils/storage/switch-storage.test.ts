import { expect, test, vi } from 'vitest';
import { createConversationList } from '@/utils/storage/conversation-list';
import { createDatabase } from '@/utils/storage/database';
import { createDigests } from '@/utils/storage/digests';
import { createDrafts } from '@/utils/storage/drafts';
import { deleteDatabase } from '@/utils/storage/move-records';
import { createRequestLog } from '@/utils/storage/request-log';
import { openSealedDatabase, type ErasableFiles } from '@/utils/storage/sealed-database';
import { createDiskStore } from '@/utils/storage/store';
import {
  createStorageSwitch,
  type Closable,
  type Place,
  type StoragePlace,
} from '@/utils/storage/switch-storage';
import { createUsageStore } from '@/utils/storage/usage-store';
import { freshDerivation } from '@/utils/vault/derive-key';
import { createVault, keysOf } from '@/utils/vault/vault';
import { turnWith } from '../chat/chat-fixtures';
import { requestWith } from './request-fixtures';
import { createFiles } from './sealed-fixtures';
import { conversationOf, pageWith, queryFor, said } from './storage-fixtures';

const CHEAP = { ...freshDerivation(), memory: 64, passes: 1 };
const QUESTION = 'How often does the tide rise?';
const TEXT = 'The tide rises twice a day, says the harbour master.';

const USAGE = {
  promptTokens: 2,
  completionTokens: 1,
  cachedTokens: 0,
  reasoningTokens: 0,
  isEstimate: false,
};

/** Before a test lets them fail. */
const REAL = {
  open: indexedDB.open.bind(indexedDB),
  deleteDatabase: indexedDB.deleteDatabase.bind(indexedDB),
};

const quietly = () => undefined;

let profiles = 0;

/** A browser whose worker dies at one of the things that it does to what outlives it. */
async function profile() {
  const plainName = `switched-${(profiles += 1)}`;
  const { vault, master } = await createVault('right', CHEAP);
  const keys = await keysOf(master);
  const disk = createFiles();
  let kept: StoragePlace = { current: null, leftover: null };
  let [left, opened] = [Infinity, [] as Closable[]];

  const live = <Result>(work: () => Promise<Result>): Promise<Result> =>
    left-- <= 0 ? Promise.reject(new Error('The worker died.')) : work();

  const files: ErasableFiles = {
    names: () => disk.names(),
    read: (file) => disk.read(file),
    write: (file, bytes) => live(() => disk.write(file, bytes)),
    remove: (file) => live(() => disk.remove(file)),
  };
  // A database that is made or deleted is a step of its own.
  vi.spyOn(indexedDB, 'open').mockImplementation((...given) => {
    // The others are opened by `open` below.
    if (given[0].includes('between') && left-- <= 0) throw new Error('The worker died.');
    return REAL.open(...given);
  });
  vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation((name) => {
    if (left-- <= 0) throw new Error('The worker died.');
    return REAL.deleteDatabase(name);
  });

  async function open(place: Place): Promise<Closable> {
    const real = place ? await openSealedDatabase(place.name, keys, files) : createDatabase(plainName);
    const database: Closable = {
      ...real,
      run: (names, mode, work, limitMs) => live(() => real.run(names, mode, work, limitMs)),
      settle: () => real.settle(),
      close: async () => ('close' in real ? real.close() : (await real()).close()),
    };
    opened.push(database);
    return database;
  }

  const moving = createStorageSwitch({
    plainName,
    store: {
      read: () => live(() => Promise.resolve(kept)),
      write: (place) => live(() => Promise.resolve(void (kept = place))),
    },
    open: (place) => live(() => open(place)),
    async removeFiles(name) {
      for (const file of await files.names()) if (file.startsWith(name)) await files.remove(file);
    },
  });
  return {
    vault,
    files,
    moving,
    kept: () => kept,
    /** Lets the worker do so many things, and ends it. True if it lived. */
    async until(steps: number, work: () => Promise<unknown>): Promise<boolean> {
      left = steps;
      const hasLived = await work().then(
        () => true,
        () => false,
      );
      left = Infinity;
      for (const database of opened) await database.close();
      opened = [];
      return hasLived;
    },
    /** Stores something of each kind. */
    async fill(): Promise<void> {
      const database = await open(kept.current);
      const store = createDiskStore(database);
      const page = pageWith(await store.saveText(TEXT));
      const turns = [turnWith({ question: QUESTION, attachment: { page, selection: null } })];
      await store.saveAnswer(conversationOf('c', { turns }));
      for (let i = 0; i < 20; i++) await store.saveAnswer(said(`c${i}`, `tide ${i}`, '', i + 1));
      await store.show('https://example.com/shown', 'c3');
      await createDigests(database).keep(page.hash, 'digest', 'The tide, in short.');
      await createDrafts(database).keep('c', { text: 'half a thought', selection: null }, 'panel');
      await createRequestLog(database).save(requestWith());
      await createUsageStore(database).add({ at: 0, model: 'kimi-k3', usage: USAGE });
      await database.close();
    },
    /** Everything that can be seen of what is stored. */
    async seen(): Promise<unknown> {
      const database = await open(kept.current);
      const [store, list] = [createDiskStore(database), createConversationList(database)];
      const conversation = await store.load({ id: 'c', pageKey: '' });
      const seen = [
        conversation,
        [...(await store.textsOf(conversation))],
        await list.list(queryFor('')),
        await list.list(queryFor('tide 1')),
        await list.list(queryFor('rise')),
        await store.idOf('https://example.com/shown'),
        [...(await createDigests(database).missingOf(['digest', 'other']))],
        await createDrafts(database).of('c', 'panel', new Set()),
        await createRequestLog(database).of('c', 't'),
        await createUsageStore(database).byDay(1, 0),
      ];
      await database.close();
      return seen;
    },
    databases: async () =>
      (await indexedDB.databases())
        .map(({ name }) => name)
        .filter((name) => name === plainName || name === vault.name || name?.includes('between')),
    plainName,
    forget: () => Promise.all([plainName, vault.name].map(deleteDatabase)),
  };
}

type Profile = Awaited<ReturnType<typeof profile>>;

/**
 * Ends the worker at every step of the move in turn, until one gets to the end, and those that clean up after it at every
 * step of that.
 */
async function killedAnywhere(begin: (one: Profile) => Promise<Place>): Promise<number> {
  for (let steps = 0; ; steps++) {
    const one = await profile();
    await one.fill();
    const next = await begin(one);
    const before = await one.seen();
    const hasLived = await one.until(steps, () => one.moving.to(next, quietly));
    for (let more = 0; !(await one.until(more, () => one.moving.resume())); more++);
    expect(await one.seen()).toEqual(before);
    const { current, leftover } = one.kept();
    expect(leftover).toBeNull();
    expect(await one.databases()).toEqual([current?.name ?? one.plainName]);
    expect(await one.files.names()).toHaveLength(current ? 1 : 0);
    expect(hasLived ? current : next).toEqual(next);
    // What was cut short is made again, and comes to its end.
    expect(await one.until(Infinity, () => one.moving.to(next, quietly))).toBe(true);
    expect(one.kept()).toEqual({ current: next, leftover: null });
    expect(await one.seen()).toEqual(before);
    await one.forget();
    if (hasLived) return steps;
  }
}

test('wherever the worker ends while storage is sealed, no word is lost and one database is left', async () => {
  expect(await killedAnywhere((one) => Promise.resolve(one.vault))).toBeGreaterThan(20);
});

test('the same holds while storage is unsealed', async () => {
  const steps = await killedAnywhere(async (one) => {
    await one.until(Infinity, () => one.moving.to(one.vault, quietly));
    return null;
  });
  expect(steps).toBeGreaterThan(20);
});

test('a move to the same place does nothing', async () => {
  const one = await profile();
  await one.fill();
  expect(await one.until(Infinity, () => one.moving.to(one.vault, quietly))).toBe(true);
  const before = await one.seen();
  // It reads where everything is, once to clean up and once to move.
  expect(await one.until(2, () => one.moving.to(one.vault, quietly))).toBe(true);
  expect(await one.seen()).toEqual(before);
});
