import type { UsageStore } from '@/utils/storage/usage-store';
import { keepAlive } from '@/utils/browser/keep-alive';
import { checkToken } from '@/utils/kimi/check-token';
import { modelTraits } from '@/utils/kimi/model-traits';
import { listModels } from '@/utils/kimi/models';
import { rememberedModels, rememberModels } from '@/utils/settings/model-facts';
import { settingsItem } from '@/utils/settings/settings';
import { keepToken, tokenFor } from '@/utils/settings/tokens';
import { onCommand, refusalOf } from './on-command';
import { toFailure } from '@/utils/answering/to-failure';

/** A model may think before its first token; a check that takes longer is a failure the user can act on. */
const CHECK_MS = 60_000;

/** The commands about the token, the settings, the models and what was used. */
export function answerSettingsCommands(usageStore: UsageStore): void {
  onCommand('saveToken', ({ data }) =>
    refusalOf(async () => {
      const { baseUrl, model } = await settingsItem.getValue();
      const token = data.token.replaceAll(/\s/gu, '');
      await keepAlive(checkToken({ baseUrl, token, model, signal: AbortSignal.timeout(CHECK_MS) }));
      await keepToken(baseUrl, token);
    }),
  );
  onCommand('forgetToken', async () => keepToken((await settingsItem.getValue()).baseUrl, null));
  onCommand('saveSettings', ({ data }) => settingsItem.setValue(data));
  onCommand('traitsOf', ({ data }) => modelTraits(data.model));
  onCommand('usageByDay', ({ data }) => usageStore.byDay(data.days, Date.now()));

  onCommand('listModels', async ({ data: { isFresh } }) => {
    const { baseUrl } = await settingsItem.getValue();
    const remembered = isFresh ? null : await rememberedModels(baseUrl, Date.now());
    if (remembered) return { models: remembered };
    try {
      const token = (await tokenFor(baseUrl)) ?? '';
      const models = await keepAlive(listModels({ baseUrl, token, signal: AbortSignal.timeout(CHECK_MS) }));
      await rememberModels(baseUrl, models, Date.now());
      return { models: models.map(({ id }) => id) };
    } catch (error) {
      return { failure: toFailure(error) };
    }
  });
}
