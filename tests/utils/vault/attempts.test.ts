import { expect, test } from 'vitest';
import { createUnlocking, waitAfter, type Attempts, type AttemptsStore } from '@/utils/vault/attempts';
import { freshDerivation } from '@/utils/vault/derive-key';
import { createVault } from '@/utils/vault/vault';

/** Cheap enough for many tries. */
const CHEAP = { ...freshDerivation(), memory: 64, passes: 1 };

function setup() {
  let kept: Attempts | null = null;
  const clock = { now: 1_000_000 };
  const store: AttemptsStore = {
    read: () => Promise.resolve(kept),
    write: (attempts) => Promise.resolve(void (kept = attempts)),
  };
  return {
    clock,
    store,
    kept: () => kept,
    /** As each worker has its own. */
    worker: () => createUnlocking(store, () => clock.now),
  };
}

test('wrong passphrases make the next one wait longer and longer, over the end of the worker', async () => {
  const { vault } = await createVault('right', CHEAP);
  const { clock, worker } = setup();
  const waits: number[] = [];
  for (let i = 0; i < 14; i++) {
    const result = await worker()(vault, 'wrong');
    expect(result.type).toBe('wrong');
    const waitMs = result.type === 'open' ? -1 : result.waitMs;
    waits.push(waitMs);
    clock.now += waitMs;
  }
  expect(waits.slice(0, 6)).toEqual([0, 0, 2_000, 4_000, 8_000, 16_000]);
  expect(waits.at(-1)).toBe(600_000);
});

test('until then not even the right one is tried, and says how long it is', async () => {
  const { vault, master } = await createVault('right', CHEAP);
  const { clock, worker, kept } = setup();
  for (let i = 0; i < 3; i++) await worker()(vault, 'wrong');
  clock.now += 500;
  expect(await worker()(vault, 'right')).toEqual({ type: 'early', waitMs: 1_500 });
  expect(kept()?.count).toBe(3);
  clock.now += 1_500;
  expect(await worker()(vault, 'right')).toEqual({ type: 'open', master });
  expect(kept()).toBeNull();
});

test('many at once are tried one after the other', async () => {
  const { vault } = await createVault('right', CHEAP);
  const unlock = setup().worker();
  const results = await Promise.all(Array.from({ length: 8 }, () => unlock(vault, 'wrong')));
  expect(results.map(({ type }) => type)).toEqual([
    ...Array<string>(3).fill('wrong'),
    ...Array<string>(5).fill('early'),
  ]);
});

test('a try counts even where the worker ends over it', async () => {
  const { vault } = await createVault('right', CHEAP);
  const { worker, kept } = setup();
  const broken = { ...vault, master: 'no Base64 !' };
  await expect(worker()(broken, 'wrong')).rejects.toBeInstanceOf(DOMException);
  expect(kept()?.count).toBe(1);
});

test('a clock that is set back neither frees nor locks out for good', () => {
  const attempts = { count: 4, at: 1_000_000 };
  expect(waitAfter(attempts, 0)).toBe(4_000);
  expect(waitAfter(attempts, 1_004_000)).toBe(0);
  expect(waitAfter(null, 0)).toBe(0);
});
