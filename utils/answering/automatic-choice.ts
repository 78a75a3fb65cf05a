/**
 * Automatic: the best general model that the account has. It is chosen by the account's list of models when that is
 * read, which happens when the token is checked, when the choice is a day old, when a model was refused, and when the
 * user asks for it.
 */
import { keepAlive } from '../browser/keep-alive';
import { dropped } from '../diagnostics/log';
import { bestModel } from '../kimi/choose-model';
import { listModels } from '../kimi/models';
import { automaticItem, KNOWN_MODELS, type AutomaticChoice } from '../settings/automatic-model';
import { rememberModels } from '../settings/model-facts';
import { settingsItem } from '../settings/settings';
import { tokenFor } from '../settings/tokens';

/** An account at the service. */
export interface Account {
  readonly baseUrl: string;
  readonly token: string;
}

const HOUR_MS = 60 * 60 * 1000;

/** The time for which a choice holds: less if it was made without a list. */
const HOLDS_MS = { chosen: 24 * HOUR_MS, guessed: HOUR_MS };

/** The time for which a listed model that was refused is passed over: an account may get it later. */
const REFUSED_MS = 7 * 24 * HOUR_MS;

/** The longest wait for a list of models. A question may wait for it. */
const LIST_MS = 10_000;

/** The ids of the account's models, read anew and remembered. Throws as `listModels` does. */
export async function listAccount(account: Account, signal: AbortSignal): Promise<readonly string[]> {
  const models = await keepAlive(listModels({ ...account, signal }));
  await rememberModels(account.baseUrl, models, Date.now());
  return models.map(({ id }) => id);
}

/** The same within a moment; null where the list can't be had. Throws the signal's reason. */
export async function tryList(account: Account, signal?: AbortSignal): Promise<readonly string[] | null> {
  const limit = AbortSignal.timeout(LIST_MS);
  try {
    return await listAccount(account, signal ? AbortSignal.any([signal, limit]) : limit);
  } catch (error) {
    signal?.throwIfAborted();
    return dropped('settings', 'not-read', null)(error);
  }
}

/**
 * The best of the models that are not among `refused`; without a list, or where it has none of Kimi's left, the best
 * that is known to be served. Null where all are refused.
 */
export function pickModel(models: readonly string[] | null, refused: readonly string[]): string | null {
  const others = (ids: readonly string[]) => ids.filter((id) => !refused.includes(id));
  return bestModel(others(models ?? [])) ?? bestModel(others(KNOWN_MODELS));
}

interface ChooseOptions {
  /** The models that were refused just now. */
  readonly refused?: readonly string[];
  /** True to choose also among what was refused before: for another token, or since the user wants it. */
  readonly isAfresh?: boolean;
}

/** Chooses anew from a list that was just read; null is one that can't be had. Returns the choice. */
export async function choose(
  baseUrl: string,
  models: readonly string[] | null,
  { refused = [], isAfresh = false }: ChooseOptions = {},
): Promise<string> {
  const choice = await change(baseUrl, (before, now) => {
    const known = isAfresh ? [] : Object.entries(before?.refused ?? {});
    const lasting = known.filter(([, at]) => now - at < REFUSED_MS);
    const all = Object.fromEntries([...lasting, ...refused.map((model) => [model, now] as const)]);
    const best = pickModel(models, Object.keys(all));
    return {
      model: best ?? KNOWN_MODELS[0],
      // Once all are refused, each has its chance again.
      refused: best === null ? {} : all,
      until: now + (models === null ? HOLDS_MS.guessed : HOLDS_MS.chosen),
    };
  });
  return choice.model;
}

/** Makes Automatic stand for a model that the user wants back, as long as nothing else is chosen. */
export async function settleOn(baseUrl: string, model: string): Promise<void> {
  await change(baseUrl, (before, now) => {
    const { [model]: _, ...refused } = before?.refused ?? {};
    return { model, refused, until: before?.until ?? now + HOLDS_MS.guessed };
  });
}

/** Keeps the choice for now, since the list can't be had. */
async function postpone(baseUrl: string): Promise<void> {
  await change(baseUrl, (before, now) => ({
    model: before?.model ?? KNOWN_MODELS[0],
    refused: before?.refused ?? {},
    until: now + HOLDS_MS.guessed,
  }));
}

/** Chooses anew where Automatic is in use and the choice is due. Never throws: the choice before stands. */
export async function renewChoice(): Promise<void> {
  await renew().catch(dropped('settings', 'failed'));
}

async function renew(): Promise<void> {
  const { baseUrl, model } = await settingsItem.getValue();
  const { [baseUrl]: choice } = await automaticItem.getValue();
  if (model !== null || (choice && holds(choice, Date.now()))) return;
  const token = await tokenFor(baseUrl);
  if (token === null) return;
  const models = await tryList({ baseUrl, token });
  await (models ? choose(baseUrl, models) : postpone(baseUrl));
}

/** A clock that has gone back makes no choice hold for longer. */
function holds({ until }: AutomaticChoice, now: number): boolean {
  return now < until && until - now <= HOLDS_MS.chosen;
}

/** One change after the other, so that each reads what the one before has written. */
async function change(
  baseUrl: string,
  next: (before: AutomaticChoice | undefined, now: number) => AutomaticChoice,
): Promise<AutomaticChoice> {
  return navigator.locks.request('automaticModels', async () => {
    const choices = await automaticItem.getValue();
    const choice = next(choices[baseUrl], Date.now());
    await automaticItem.setValue({ ...choices, [baseUrl]: choice });
    return choice;
  });
}
