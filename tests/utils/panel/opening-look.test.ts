// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keepOpeningLook, keptOpeningLook } from '@/utils/panel/opening-look';
import { createSettingsStore } from '@/utils/panel/settings-store';
import { createClient } from '@/utils/protocol/client';
import { DEFAULT_SETTINGS, settingsItem, tokenTailsItem } from '@/utils/settings/settings';

const client = createClient(() => Promise.resolve(null), 'panel');

beforeEach(() => localStorage.clear());

test('a panel opens with the look of the last one: its theme, and a field where questions can be asked', async () => {
  expect(keptOpeningLook()).toBeNull();
  const settings = await createSettingsStore(client);
  keepOpeningLook(settings);
  expect(keptOpeningLook()).toEqual({ theme: 'system', hasField: false });
  await tokenTailsItem.setValue({ [DEFAULT_SETTINGS.baseUrl]: '1234' });
  await settingsItem.setValue({ ...DEFAULT_SETTINGS, theme: 'dark' });
  await vi.waitFor(() => expect(keptOpeningLook()).toEqual({ theme: 'dark', hasField: true }));
});

test('private windows leave no look', async () => {
  vi.spyOn(fakeBrowser, 'extension', 'get').mockReturnValue({ inIncognitoContext: true } as never);
  keepOpeningLook(await createSettingsStore(client));
  expect(keptOpeningLook()).toBeNull();
});
