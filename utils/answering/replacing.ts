import type { AnswerEvent } from '../chat/answer-event';
import { Refused } from '../chat/refused';
import { note } from '../diagnostics/log';
import { suggestModel } from '../kimi/choose-model';
import { KimiError } from '../kimi/errors';
import { KNOWN_MODELS } from '../settings/automatic-model';
import { rememberedModels } from '../settings/model-facts';
import { changeSettings } from '../settings/change-settings';
import { readPolicy } from '../settings/policy';
import { settingsItem } from '../settings/settings';
import { choose, tryList, type Account } from './automatic-choice';
import { toFailure } from './to-failure';

interface ReplacingOptions {
  readonly account: Account;
  readonly signal: AbortSignal;
  /** Answers with a model. */
  readonly answer: (model: string) => AsyncGenerator<AnswerEvent>;
}

/**
 * Answers with `model`, or once with another in its place if the service refuses it as unknown before anything of the
 * answer came. What replaces it takes its place in the settings too, as soon as it answers. If it is unknown as well,
 * the first refusal is thrown, with a model that was not tried beside it.
 */
export async function* replacing(
  model: string,
  { account, signal, answer }: ReplacingOptions,
): AsyncGenerator<AnswerEvent> {
  let hasBegun = false;
  let refusal: KimiError;
  try {
    for await (const event of answer(model)) {
      hasBegun ||= event.type === 'reasoning' || event.type === 'text';
      yield event;
    }
    return;
  } catch (error) {
    if (hasBegun || !isUnknown(error)) throw error;
    // Another model is asked in its place.
    note('answer', 'retried', error);
    refusal = error;
  }

  const other = await replacementFor(model, account, signal);
  if (other === null) throw await asShown(refusal, account, [model]);
  const replaced: AnswerEvent = { type: 'replaced', by: other };
  let isTold = false;
  try {
    for await (const event of answer(other)) {
      if (!isTold && event.type !== 'waiting' && event.type !== 'trimmed') {
        isTold = true;
        await adopt(account, model, other);
        yield replaced;
      }
      yield event;
    }
  } catch (error) {
    if (isTold) throw error;
    if (isUnknown(error)) {
      await passOver(other, account);
      throw await asShown(refusal, account, [model, other]);
    }
    yield replaced;
    throw error;
  }
}

function isUnknown(error: unknown): error is KimiError {
  return error instanceof KimiError && error.kind === 'unknown-model';
}

/**
 * The model to try in place of one that was refused, by the list as it is now: for Automatic the next best, which it
 * stands for from now on, and for the user's own model the one that is most like it.
 */
async function replacementFor(model: string, account: Account, signal: AbortSignal): Promise<string | null> {
  const models = await tryList(account, signal);
  const { model: chosen } = await settingsItem.getValue();
  if (chosen === null) {
    const next = await choose(account.baseUrl, models, { refused: [model] });
    return next === model ? null : next;
  }
  if (chosen !== model) return chosen;
  // An organisation may allow some models alone.
  const { models: allowed } = await readPolicy();
  if (allowed.length > 0) return suggestModel(allowed, model);
  return suggestModel(models ?? [], model) ?? suggestModel(KNOWN_MODELS, model);
}

/** Puts the model that answers in the place of the user's own, unless they have chosen another meanwhile. */
async function adopt({ baseUrl }: Account, model: string, other: string): Promise<void> {
  await changeSettings((settings) =>
    settings.baseUrl === baseUrl && settings.model === model ? { model: other } : {},
  );
}

/** Lets Automatic stand for the next best: the list was just read. */
async function passOver(model: string, { baseUrl }: Account): Promise<void> {
  const { model: chosen } = await settingsItem.getValue();
  if (chosen === null)
    await choose(baseUrl, await rememberedModels(baseUrl, Date.now()), { refused: [model] });
}

/** Adds to the error of an unknown model one that the account has, if its list was read, and that was not tried. */
async function asShown(error: KimiError, { baseUrl }: Account, tried: readonly string[]): Promise<Error> {
  const models = (await rememberedModels(baseUrl, Date.now())) ?? [];
  const others = models.filter((model) => !tried.includes(model));
  const suggestion = tried[0] === undefined ? null : suggestModel(others, tried[0]);
  return new Refused({ ...toFailure(error), ...(suggestion !== null && { suggestion }) });
}
