import { note } from '../diagnostics/log';
import { checkToken } from '../kimi/check-token';
import { KimiError } from '../kimi/errors';
import { choose, pickModel, tryList, type Account } from './automatic-choice';

/** The most models that a token is tried with. */
const TRIES = 3;

/**
 * Tries a token with a model, or with the best ones that the account has; what Automatic then stands for has answered.
 * Throws the KimiError that an answer would have ended in, or the signal's reason.
 */
export async function checkAccount(
  account: Account,
  model: string | null,
  signal: AbortSignal,
): Promise<void> {
  const models = await tryList(account, signal);
  const refused: string[] = [];
  for (;;) {
    const tried = model ?? pickModel(models, refused);
    if (tried === null) throw new KimiError('unknown-model', '');
    try {
      await checkToken({ ...account, model: tried, signal });
      break;
    } catch (error) {
      const isUnknown = error instanceof KimiError && error.kind === 'unknown-model';
      if (model !== null || !isUnknown || refused.push(tried) >= TRIES) throw error;
      // The next best is tried.
      note('settings', 'retried', error);
    }
  }
  await choose(account.baseUrl, models, { refused, isAfresh: true });
}
