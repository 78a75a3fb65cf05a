import { expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { changeSettings } from '@/utils/settings/change-settings';
import { DEFAULT_SETTINGS, settingsItem } from '@/utils/settings/settings';

test('changes that are made at once build on one another', async () => {
  await settingsItem.setValue(DEFAULT_SETTINGS);
  await Promise.all([
    changeSettings(() => ({ maxTokens: 4000 })),
    changeSettings(() => ({ language: 'fr' })),
    changeSettings(({ maxTokens }) => ({ maxTokens: (maxTokens ?? 0) + 1 })),
  ]);
  expect(await settingsItem.getValue()).toEqual({ ...DEFAULT_SETTINGS, maxTokens: 4001, language: 'fr' });
});

test('a change that cannot be stored is told to its caller, and the next one is made', async () => {
  await settingsItem.setValue(DEFAULT_SETTINGS);
  vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValueOnce(new Error('full'));
  const lost = changeSettings(() => ({ maxTokens: 4000 }));
  const kept = changeSettings(() => ({ language: 'fr' }));
  await expect(lost).rejects.toThrow('full');
  await kept;
  expect(await settingsItem.getValue()).toEqual({ ...DEFAULT_SETTINGS, language: 'fr' });
});
