import { expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { automaticItem, KNOWN_MODELS } from '@/utils/settings/automatic-model';
import { DEFAULT_SETTINGS, settingsItem } from '@/utils/settings/settings';
import { createClient } from '@/utils/protocol/client';
import { createSettingsStore } from '@/utils/panel/settings-store';

/** A background that says nothing. */
const client = createClient(() => Promise.resolve(null), 'panel');

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

test('names the model that is asked next: the chosen one, or the one that Automatic stands for', async () => {
  const { baseUrl } = DEFAULT_SETTINGS;
  const { getState } = await createSettingsStore(client);
  expect(getState().model).toBe(KNOWN_MODELS[0]);
  await automaticItem.setValue({ [baseUrl]: { model: 'kimi-k2.6', refused: {}, until: 0 } });
  await vi.waitFor(() => expect(getState().model).toBe('kimi-k2.6'));
  await settingsItem.setValue({ ...DEFAULT_SETTINGS, baseUrl: 'https://other.example' });
  await vi.waitFor(() => expect(getState().model).toBe(KNOWN_MODELS[0]));
  await settingsItem.setValue({ ...DEFAULT_SETTINGS, model: 'mine' });
  await vi.waitFor(() => expect(getState().model).toBe('mine'));
});

test.each([
  ['the default of the first versions becomes Automatic', 'kimi-k2.5', null],
  ['a model that was chosen stays', 'kimi-k2-thinking', 'kimi-k2-thinking'],
])('of older settings, %s', async (_, model, now) => {
  await fakeBrowser.storage.local.set({
    settings: { ...DEFAULT_SETTINGS, model, theme: 'dark' },
    settings$: { v: 3 },
  });
  await settingsItem.migrate();
  expect(await settingsItem.getValue()).toEqual({ ...DEFAULT_SETTINGS, model: now, theme: 'dark' });
});

test.each([
  ['was not set fits the task from now on', null, 'by-task'],
  ['was set stays', 'high', 'high'],
])('an effort that %s', async (_, effort, now) => {
  await fakeBrowser.storage.local.set({ settings: { ...DEFAULT_SETTINGS, effort }, settings$: { v: 3 } });
  await settingsItem.migrate();
  expect((await settingsItem.getValue()).effort).toBe(now);
});

test('the first default that is chosen from now on stays', async () => {
  await fakeBrowser.storage.local.set({
    settings: { ...DEFAULT_SETTINGS, model: 'kimi-k2.5' },
    settings$: { v: 5 },
  });
  await settingsItem.migrate();
  expect((await settingsItem.getValue()).model).toBe('kimi-k2.5');
});

test('settings from before there was one of them have its default, and keep the others', async () => {
  const { translateInto: _, ...before } = { ...DEFAULT_SETTINGS, language: 'page' };
  await fakeBrowser.storage.local.set({ settings: before, settings$: { v: 2 } });
  await settingsItem.migrate();
  expect(await settingsItem.getValue()).toEqual({ ...DEFAULT_SETTINGS, language: 'page' });
});
