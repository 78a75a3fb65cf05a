import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DEFAULT_SETTINGS, settingsItem } from '@/utils/settings/settings';
import { createClient } from '@/utils/protocol/client';
import { createSettingsStore } from '@/utils/panel/settings-store';

/** A background that says nothing. */
const client = createClient(() => Promise.resolve(null), 'panel');

beforeEach(() => fakeBrowser.reset());

test('the saved settings are there before the first paint', async () => {
  await settingsItem.setValue({ ...DEFAULT_SETTINGS, model: 'kimi-k2-thinking' });
  const { getState } = await createSettingsStore(client);
  expect(getState().settings.model).toBe('kimi-k2-thinking');
});

test('a setting that another window changes while this one opens is not missed', async () => {
  const { local } = fakeBrowser.storage;
  const get = local.get.bind(local);
  vi.spyOn(local, 'get').mockImplementationOnce(async (keys) => {
    const before: unknown = await get(keys);
    await local.set({ settings: { ...DEFAULT_SETTINGS, model: 'kimi-k2-thinking' } });
    return before;
  });

  const { getState } = await createSettingsStore(client);
  await vi.waitFor(() => expect(getState().settings.model).toBe('kimi-k2-thinking'));
});

test('settings from before there was one of them have its default, and keep the others', async () => {
  const { translateInto: _, ...before } = { ...DEFAULT_SETTINGS, language: 'page' };
  await fakeBrowser.storage.local.set({ settings: before, settings$: { v: 2 } });
  await settingsItem.migrate();
  expect(await settingsItem.getValue()).toEqual({ ...DEFAULT_SETTINGS, language: 'page' });
});
