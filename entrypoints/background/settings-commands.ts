import type { UsageStore } from '@/utils/storage/usage-store';
import type { Handlers } from '@/utils/protocol/commands';
import { notedEntries } from '@/utils/diagnostics/log';
import { keepAlive } from '@/utils/browser/keep-alive';
import { choose, listAccount, renewChoice, settleOn } from '@/utils/answering/automatic-choice';
import { checkAccount } from '@/utils/answering/check-account';
import { traitsFor } from '@/utils/answering/traits-for';
import { rememberedModels } from '@/utils/settings/model-facts';
import { settingsItem } from '@/utils/settings/settings';
import { keepToken, tokenFor } from '@/utils/settings/tokens';
import { orFailure, refusalOf } from './on-command';

/**
 * The longest check of a token. A model may think before its first token; a longer check is a failure that the user can
 * act on.
 */
const CHECK_MS = 60_000;

/** Answers the commands about the token, the settings, the models, the usage and the diagnostics. */
export function settingsHandlers(usageStore: UsageStore) {
  return {
    saveToken: ({ token: given }) =>
      refusalOf(async () => {
        const { baseUrl, model } = await settingsItem.getValue();
        const token = given.replaceAll(/\s/gu, '');
        await keepAlive(checkAccount({ baseUrl, token }, model, AbortSignal.timeout(CHECK_MS)));
        await keepToken(baseUrl, token);
      }),
    forgetToken: async () => keepToken((await settingsItem.getValue()).baseUrl, null),
    saveSettings: async (settings) => {
      await settingsItem.setValue(settings);
      // Automatic, or another address, may be new.
      void renewChoice();
    },
    restoreModel: async ({ model }) => {
      const settings = await settingsItem.getValue();
      if (settings.model === null) await settleOn(settings.baseUrl, model);
      else await settingsItem.setValue({ ...settings, model });
    },
    traitsOf: async ({ model }) => traitsFor((await settingsItem.getValue()).baseUrl, model),
    diagnostics: notedEntries,
    usageByDay: ({ days }) => usageStore.byDay(days, Date.now()),

    listModels: async ({ isFresh }) => {
      const { baseUrl } = await settingsItem.getValue();
      const remembered = isFresh ? null : await rememberedModels(baseUrl, Date.now());
      if (remembered) return { models: remembered };
      return orFailure(async () => {
        const account = { baseUrl, token: (await tokenFor(baseUrl)) ?? '' };
        const models = await listAccount(account, AbortSignal.timeout(CHECK_MS));
        await choose(baseUrl, models, { isAfresh: isFresh });
        return { models };
      });
    },
  } satisfies Partial<Handlers>;
}
