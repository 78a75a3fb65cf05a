import { beforeEach, expect, test, vi } from 'vitest';
import { browser, storage } from '#imports';
import * as privateWindow from '@/utils/browser/private';
import { finishRewriting, rewriteKept } from '@/utils/settings/rewrite-kept';

const onDisk = () => browser.storage.local.get();

beforeEach(async () => {
  await storage.clear('local');
  await browser.storage.local.set({ look: 'dark', secret: 'in clear' });
});

test('some values change, one goes, and the others stay', async () => {
  await rewriteKept({ secret: null, sealed: 'xyz' });
  expect(await onDisk()).toEqual({ look: 'dark', sealed: 'xyz' });
});

test.each(['clear', 'set'] as const)(
  'what was cut short at %s is finished by the next worker',
  async (deed) => {
    vi.spyOn(browser.storage.local, deed).mockImplementation(() => Promise.reject(new Error('It died.')));
    await expect(rewriteKept({ secret: null, sealed: 'xyz' })).rejects.toThrow('It died.');
    vi.restoreAllMocks();
    await finishRewriting();
    expect(await onDisk()).toEqual({ look: 'dark', sealed: 'xyz' });
    expect((await indexedDB.databases()).map(({ name }) => name)).toEqual([]);
  },
);

test('where nothing was cut short, nothing is touched', async () => {
  const cleared = vi.spyOn(browser.storage.local, 'clear');
  await finishRewriting();
  expect(cleared).not.toHaveBeenCalled();
});

test('a private window writes nothing', async () => {
  vi.spyOn(privateWindow, 'isPrivate').mockReturnValue(true);
  await expect(rewriteKept({ secret: null })).rejects.toThrow('Private windows write nothing');
  expect(await onDisk()).toEqual({ look: 'dark', secret: 'in clear' });
});
