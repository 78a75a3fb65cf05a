import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { createGestures } from '@/entrypoints/background/gestures';
import { listenToSelectionButton } from '@/entrypoints/background/selection-button';
import { DEFAULT_SETTINGS, settingsItem, type Settings } from '@/utils/settings/settings';

type Script = Parameters<typeof browser.scripting.registerContentScripts>[0][number];

/** A browser that keeps registered scripts and one permission, with two tabs. */
function scene(isGranted: boolean) {
  const registered = new Map<string, Script>();
  const told: unknown[] = [];
  const state = { registered, told, isGranted, hear: (() => undefined) as (...given: unknown[]) => void };
  const keep = async (scripts: readonly Script[]) => {
    for (const script of scripts) registered.set(script.id, { ...registered.get(script.id), ...script });
  };
  const { scripting, permissions, tabs, runtime } = browser;
  vi.spyOn(scripting, 'getRegisteredContentScripts').mockImplementation((async () => [
    ...registered.values(),
  ]) as never);
  vi.spyOn(scripting, 'registerContentScripts').mockImplementation(keep);
  vi.spyOn(scripting, 'updateContentScripts').mockImplementation(keep);
  vi.spyOn(scripting, 'unregisterContentScripts').mockImplementation(async () => registered.clear());
  vi.spyOn(scripting, 'executeScript').mockImplementation((async ({ target, files, func }: never) => {
    const { tabId } = target as { readonly tabId: number };
    if (files) told.push(`begin ${tabId}`);
    return [{ frameId: 0, result: func ? [`https://${tabId === 1 ? 'news' : 'bank'}.example`] : undefined }];
  }) as never);
  vi.spyOn(permissions, 'contains').mockImplementation(async () => state.isGranted);
  vi.spyOn(permissions.onRemoved, 'addListener').mockImplementation((listener) => {
    state.hear = listener as never;
  });
  vi.spyOn(permissions.onAdded, 'addListener').mockImplementation(() => undefined);
  vi.spyOn(runtime.onMessage, 'addListener').mockImplementation(() => undefined);
  vi.spyOn(tabs, 'query').mockImplementation((async () => [
    { id: 1, url: 'https://news.example/' },
    { id: 2, url: 'https://bank.example/' },
    { id: 3, url: 'chrome://newtab/' },
  ]) as never);
  vi.spyOn(tabs, 'get').mockImplementation((async (id: number) => ({ id })) as never);
  vi.spyOn(tabs, 'sendMessage').mockImplementation(
    (async (id: number) => void told.push(`end ${id}`)) as never,
  );
  return state;
}

const set = (change: Partial<Settings>) => settingsItem.setValue({ ...DEFAULT_SETTINGS, ...change });

beforeEach(() => set({}));

test('nothing is registered until it is turned on; then it runs in open tabs too, but not on listed sites', async () => {
  const { registered, told } = scene(true);
  listenToSelectionButton(createGestures());
  await vi.waitFor(() => expect(browser.scripting.getRegisteredContentScripts).toHaveBeenCalled());
  expect(registered.size).toBe(0);

  await set({ selectionButton: true, neverRead: ['bank.example'], noButtonOn: ['mail.example'] });
  await vi.waitFor(() => expect(told).toEqual(['begin 1', 'end 2', 'end 3']));
  expect([...registered.values()]).toEqual([
    {
      id: 'selection-button',
      js: ['content-scripts/selection-button.js'],
      matches: ['*://*/*'],
      excludeMatches: ['*://*.bank.example/*', '*://*.mail.example/*'],
      runAt: 'document_idle',
    },
  ]);

  await set({ selectionButton: true, neverRead: ['bank.example', 'news.example'] });
  await vi.waitFor(() => expect(told.slice(3)).toEqual(['end 1', 'end 2', 'end 3']));
  expect(registered.get('selection-button')?.excludeMatches).toEqual([
    '*://*.bank.example/*',
    '*://*.news.example/*',
  ]);

  await set({});
  await vi.waitFor(() => expect(registered.size).toBe(0));
});

test('it is off, and its setting too, once the browser’s permission is taken back', async () => {
  const state = scene(true);
  await set({ selectionButton: true });
  listenToSelectionButton(createGestures());
  await vi.waitFor(() => expect(state.registered.size).toBe(1));
  state.isGranted = false;
  state.hear();
  await vi.waitFor(() => expect(state.registered.size).toBe(0));
  await vi.waitFor(() => expect(state.told).toContain('end 1'));
  expect((await settingsItem.getValue()).selectionButton).toBe(false);
});
