import { beforeEach, expect, test, vi } from 'vitest';
import { browser, storage } from '#imports';
import * as privateWindow from '@/utils/browser/private';
import { defineKeptItem } from '@/utils/settings/kept-item';

const FALLBACK = { theme: 'system' };
const define = (isPrivate: boolean) => {
  vi.spyOn(privateWindow, 'isPrivate').mockReturnValue(isPrivate);
  return defineKeptItem('look', { fallback: FALLBACK, version: 1 });
};

/** Everything in local storage, which is on the disk. */
const onDisk = async () => JSON.stringify(await browser.storage.local.get());

beforeEach(async () => {
  await storage.clear('local');
  await storage.clear('session');
});

test('a private window reads what the others have set, and later changes of theirs', async () => {
  const usual = define(false);
  const own = define(true);
  expect(await own.getValue()).toEqual(FALLBACK);
  await usual.setValue({ theme: 'dark' });
  expect(await own.getValue()).toEqual({ theme: 'dark' });
});

test('a private window’s changes are its own, and in memory alone', async () => {
  const usual = define(false);
  await usual.setValue({ theme: 'dark' });
  const before = await onDisk();
  const own = define(true);
  await own.setValue({ theme: 'secret' });
  expect(await own.getValue()).toEqual({ theme: 'secret' });
  expect(await define(true).getValue(), 'another panel of it').toEqual({ theme: 'secret' });
  expect(await usual.getValue()).toEqual({ theme: 'dark' });
  expect(await onDisk()).toBe(before);
});

test('a private window is told of changes, its own and those of the others, until it stops', async () => {
  const usual = define(false);
  const own = define(true);
  const heard = vi.fn<() => void>();
  const stop = own.watch(heard);
  await usual.setValue({ theme: 'dark' });
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
  await own.setValue({ theme: 'light' });
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(2));
  stop();
  await usual.setValue({ theme: 'system' });
  await own.setValue({ theme: 'system' });
  expect(heard).toHaveBeenCalledTimes(2);
});
