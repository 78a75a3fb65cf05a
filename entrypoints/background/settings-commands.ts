import type { UsageStore } from '@/utils/storage/usage-store';
import type { Handlers } from '@/utils/protocol/commands';
import { notedEntries } from '@/utils/diagnostics/log';
import { keepAlive } from '@/utils/browser/keep-alive';
import { choose, listAccount, renewChoice, settleOn, type Account } from '@/utils/answering/automatic-choice';
import { checkAccount } from '@/utils/answering/check-account';
import { traitsFor } from '@/utils/answering/traits-for';
import { rememberedModels } from '@/utils/settings/model-facts';
import { toFailure } from '@/utils/answering/to-failure';
import { Refused } from '@/utils/chat/refused';
import { KimiError } from '@/utils/kimi/errors';
import { findBaseUrl } from '@/utils/kimi/find-base-url';
import { changeSettings } from '@/utils/settings/change-settings';
import { changePrompts } from '@/utils/settings/prompts';
import { settingsItem } from '@/utils/settings/settings';
import { keepToken, tokenFor } from '@/utils/settings/tokens';
import { orFailure, refusalOf } from './on-command';

/**
 * The longest check of a token. A model may think before its first token; a longer check is a failure that the user can
 * act on.
 */
const CHECK_MS = 60_000;

/** Checks the account. A refusal names the address at which the API is, if it is at another one of this host. */
async function orElsewhere(account: Account, model: string | null): Promise<void> {
  const signal = AbortSignal.timeout(CHECK_MS);
  try {
    await checkAccount(account, model, signal);
  } catch (error) {
    const address = error instanceof KimiError ? await findBaseUrl(error.kind, { ...account, signal }) : null;
    throw address === null ? error : new Refused({ ...toFailure(error), address });
  }
}

/** The other address, which gets a token that was entered for this host: so it must be of this host. */
function ofSameHost(other: string, known: string): string {
  const { host } = new URL(known);
  if (new URL(other).host !== host) throw new Refused({ kind: 'token-mismatched', message: host });
  return other;
}

/** Answers the commands about the token, the settings, the models, the usage and the diagnostics. */
export function settingsHandlers(usageStore: UsageStore) {
  return {
    saveToken: ({ token: given, baseUrl: other }) =>
      refusalOf(async () => {
        const settings = await settingsItem.getValue();
        const { model } = settings;
        const baseUrl = ofSameHost(other ?? settings.baseUrl, settings.baseUrl);
        const token = given.replaceAll(/\s/gu, '');
        await keepAlive(orElsewhere({ baseUrl, token }, model));
        await keepToken(baseUrl, token);
        if (baseUrl !== settings.baseUrl) await changeSettings(() => ({ baseUrl }));
      }),
    forgetToken: async () => keepToken((await settingsItem.getValue()).baseUrl, null),
    takeAddress: ({ baseUrl: other }) =>
      refusalOf(async () => {
        const settings = await settingsItem.getValue();
        const baseUrl = ofSameHost(other, settings.baseUrl);
        const token = await tokenFor(settings.baseUrl);
        if (token !== null) await keepToken(baseUrl, token);
        await changeSettings(() => ({ baseUrl }));
      }),
    changeSettings: async (change) => {
      await changeSettings(() => change);
      // Automatic, or another address, may be new.
      void renewChoice();
    },
    changePrompts,
    restoreModel: async ({ model }) => {
      const settings = await settingsItem.getValue();
      if (settings.model === null) await settleOn(settings.baseUrl, model);
      else await changeSettings(() => ({ model }));
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
