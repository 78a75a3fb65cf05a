import { beforeEach, describe, expect, test, vi } from 'vitest';
import { browser, storage } from '#imports';
import { createLock } from '@/utils/lock/lock';
import { createLockedStorage } from '@/utils/lock/locked-storage';
import { deleteDatabase } from '@/utils/storage/move-records';
import { createDiskStore } from '@/utils/storage/store';
import { readLockState, watchLockState, type LockState } from '@/utils/settings/lock-state';
import { keepToken, tokenFor } from '@/utils/settings/tokens';
import { freshDerivation } from '@/utils/vault/derive-key';
import { createFiles } from '../storage/sealed-fixtures';
import { said } from '../storage/storage-fixtures';

const CHEAP = { ...freshDerivation(), memory: 64, passes: 1 };
const API = 'https://api.example/kimi';
const TOKEN = 'token-that-is-a-secret';
const QUESTION = 'How often does the tide rise?';

let profiles = 0;

/** A browser; `worker` starts a background in it, as after the one before has died. */
function profile() {
  const files = createFiles();
  const plainName = `locked-${(profiles += 1)}`;
  return {
    files,
    plainName,
    worker() {
      const kept = createLockedStorage({ files, plainName });
      const lock = createLock({
        storage: kept,
        makeDerivation: () => CHEAP,
        sleep: () => Promise.resolve(),
      });
      return { ...kept, lock, store: createDiskStore(kept.database) };
    },
  };
}

/** Everything that outlives the browser outside the database. */
const onDisk = async () => JSON.stringify(await browser.storage.local.get());

const endBrowser = () => storage.clear('session');

beforeEach(async () => {
  await storage.clear('local');
  await storage.clear('session');
});

async function filled() {
  const here = profile();
  const worker = here.worker();
  await worker.store.saveAnswer(said('c', QUESTION));
  await keepToken(API, TOKEN);
  return { ...here, ...worker };
}

const questionOf = async (store: ReturnType<typeof createDiskStore>) =>
  (await store.load({ id: 'c', pageKey: 'p' })).turns[0]?.question;

describe('turned on', () => {
  test('the conversations and the token are there, the old database is gone, the token is nowhere in clear', async () => {
    const { lock, store, plainName } = await filled();
    expect(await onDisk(), 'it was in clear').toContain(TOKEN);
    await lock.turnOn('right');
    expect(await questionOf(store)).toBe(QUESTION);
    expect(await tokenFor(API)).toBe(TOKEN);
    expect(await onDisk()).not.toContain(TOKEN);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(plainName);
    expect(await readLockState()).toEqual({ type: 'open', restMinutes: 15 });
  });

  test('all kept values are written anew, so that the browser’s files hold no old ones', async () => {
    const { lock } = await filled();
    const cleared = vi.spyOn(browser.storage.local, 'clear');
    await lock.turnOn('right');
    expect(cleared).toHaveBeenCalled();
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('sidenote-kept');
  });

  test('another worker has it without asking, another browser does not', async () => {
    const { lock, worker } = await filled();
    await lock.turnOn('right');
    expect(await questionOf(worker().store)).toBe(QUESTION);
    await endBrowser();
    const locked = worker();
    await expect(locked.store.load({ id: 'c', pageKey: 'p' })).rejects.toThrow(
      expect.objectContaining({ name: 'Locked' }),
    );
    await expect(tokenFor(API)).rejects.toThrow(expect.objectContaining({ name: 'Locked' }));
    await expect(keepToken(API, 'another')).rejects.toThrow(expect.objectContaining({ name: 'Locked' }));
    expect(await readLockState()).toEqual({ type: 'locked' });
    expect(await locked.lock.unlock('wrong')).toEqual({ type: 'wrong', waitMs: 0 });
    expect(await locked.lock.unlock('right')).toEqual({ type: 'open' });
    expect(await questionOf(locked.store)).toBe(QUESTION);
    expect(await tokenFor(API)).toBe(TOKEN);
  });

  test('a token that is entered later is sealed, too', async () => {
    const { lock } = await filled();
    await lock.turnOn('right');
    await keepToken(API, 'another-secret-token');
    expect(await tokenFor(API)).toBe('another-secret-token');
    expect(await onDisk()).not.toContain('another-secret-token');
  });

  test('what is written while everything moves is not lost', async () => {
    const { lock, store } = await filled();
    const moved = lock.turnOn('right');
    const writing = Array.from({ length: 20 }, (_, index) =>
      store.saveAnswer(said(`during-${index}`, 'And the ebb?')),
    );
    await Promise.all([moved, ...writing]);
    const { turns } = await store.load({ id: 'during-19', pageKey: 'p' });
    expect(turns[0]?.question).toBe('And the ebb?');
  });

  test('two panels that turn it on at once make one vault', async () => {
    const { lock, store } = await filled();
    await Promise.all([lock.turnOn('right'), lock.turnOn('another')]);
    await lock.lock();
    expect(await lock.unlock('another')).toMatchObject({ type: 'wrong' });
    expect(await lock.unlock('right')).toEqual({ type: 'open' });
    expect(await questionOf(store)).toBe(QUESTION);
    expect(await tokenFor(API)).toBe(TOKEN);
  });

  test('its progress is shown, and ends', async () => {
    const { lock } = await filled();
    const seen: LockState['type'][] = [];
    const stop = watchLockState(() => void readLockState().then(({ type }) => seen.push(type)));
    await lock.turnOn('right');
    await vi.waitFor(() => expect(seen.at(-1)).toBe('open'));
    stop();
    expect(seen).toContain('moving');
  });
});

test('locked, it is as after the end of the browser', async () => {
  const { lock, store } = await filled();
  await lock.turnOn('right');
  await lock.lock();
  expect(await readLockState()).toEqual({ type: 'locked' });
  await expect(questionOf(store)).rejects.toThrow(expect.objectContaining({ name: 'Locked' }));
  expect(JSON.stringify(await browser.storage.session.get())).not.toMatch(/master|true/);
  await lock.unlock('right');
  expect(await questionOf(store)).toBe(QUESTION);
});

test('without a passphrase there is nothing to lock', async () => {
  const { lock, store } = await filled();
  await lock.lock();
  expect(await questionOf(store)).toBe(QUESTION);
  expect(await readLockState()).toEqual({ type: 'off' });
});

test('wrong passphrases are slowed, wherever they are entered', async () => {
  const { lock } = await filled();
  await lock.turnOn('right');
  await lock.unlock('wrong');
  await lock.turnOff('wrong');
  const third = await lock.change('wrong', 'next');
  expect(third).toMatchObject({ type: 'wrong' });
  expect((third as { waitMs: number }).waitMs).toBeGreaterThan(0);
  expect(await lock.unlock('right'), 'not even tried').toMatchObject({ type: 'early' });
});

test('another passphrase opens the same, and the old one nothing more', async () => {
  const { lock, store } = await filled();
  await lock.turnOn('right');
  const before = await onDisk();
  expect(await lock.change('right', 'next')).toEqual({ type: 'open' });
  const cut = (text: string) => /"master":"([^"]+)"/.exec(text)?.[1] ?? '';
  expect(await onDisk(), 'what the old one could open').not.toContain(cut(before));
  await lock.lock();
  expect(await lock.unlock('right')).toMatchObject({ type: 'wrong' });
  expect(await lock.unlock('next')).toEqual({ type: 'open' });
  expect(await questionOf(store)).toBe(QUESTION);
});

test('turned off, everything is as it was', async () => {
  const { lock, store, files } = await filled();
  await lock.turnOn('right');
  expect(await lock.turnOff('right')).toEqual({ type: 'open' });
  expect(await readLockState()).toEqual({ type: 'off' });
  expect(await questionOf(store)).toBe(QUESTION);
  expect(await tokenFor(API)).toBe(TOKEN);
  expect(await files.names()).toEqual([]);
  expect(await browser.storage.session.get()).not.toHaveProperty('master');
});

test('everything can be deleted by who has forgotten the passphrase', async () => {
  const { lock, worker } = await filled();
  await lock.turnOn('right');
  await endBrowser();
  const next = worker();
  await next.lock.erase();
  expect(await readLockState()).toEqual({ type: 'off' });
  expect(await questionOf(next.store)).toBeUndefined();
  expect(await tokenFor(API)).toBeNull();
  await next.store.saveAnswer(said('c', 'A new beginning?'));
  expect(await questionOf(next.store)).toBe('A new beginning?');
});

describe('a worker that dies over the kept values', () => {
  test.each(['clear', 'set'] as const)('at %s loses none of them', async (deed) => {
    const { lock, worker } = await filled();
    await storage.setItem('local:theme', 'dark');
    vi.spyOn(browser.storage.local, deed).mockImplementation(() => Promise.reject(new Error('It died.')));
    await lock.turnOn('right').catch(() => undefined);
    vi.restoreAllMocks();
    const next = worker();
    expect(await questionOf(next.store)).toBe(QUESTION);
    expect(await tokenFor(API)).toBe(TOKEN);
    expect(await storage.getItem('local:theme')).toBe('dark');
  });
});

test('a private window keeps its records in memory, and asks for the token’s passphrase', async () => {
  const { lock, files } = await filled();
  await lock.turnOn('right');
  await endBrowser();
  const own = createLockedStorage({ files, plainName: 'in-memory', isInMemory: true });
  const store = createDiskStore(own.database);
  await store.saveAnswer(said('c', 'Not saved?'));
  expect(await questionOf(store)).toBe('Not saved?');
  await expect(tokenFor(API)).rejects.toThrow(expect.objectContaining({ name: 'Locked' }));
  await own.close();
  await deleteDatabase('in-memory');
});
