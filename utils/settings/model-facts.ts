/** Facts about models, learned from their servers. Imported by the background only. */
import type { ListedModel } from '../kimi/models';
import { defineKeptItem } from './kept-item';

/** The facts about a model at an address, learned from its server's answers. */
export interface ModelFacts {
  /** The parameters that it refused. */
  readonly refused: readonly string[];
  /**
   * The result of trying partial mode, in which it continues an assistant's message; null until it was tried.
   */
  readonly partial: 'works' | 'fails' | null;
  /** The model's tokens for each one that we estimate. */
  readonly tokenRatio: number;
  /** The requests that the account may make in a minute; null where the server never said. */
  readonly requestsPerMinute: number | null;
  /** True if it was offered tools where it needed them, and called none. */
  readonly ignoresTools: boolean;
}

const NOTHING_KNOWN: ModelFacts = {
  refused: [],
  partial: null,
  tokenRatio: 1,
  requestsPerMinute: null,
  ignoresTools: false,
};

/** By base URL and model; the older ones know nothing of tokens and of requests a minute. */
const factsItem = defineKeptItem<Readonly<Record<string, Partial<ModelFacts>>>>('modelFacts', {
  fallback: {},
  version: 1,
});

interface ModelList {
  readonly models: readonly ListedModel[];
  /** Epoch milliseconds. */
  readonly at: number;
}

type ModelLists = Readonly<Record<string, ModelList>>;

/** By base URL: the account's models, in the server's order, and when they were read. */
export const listsItem = defineKeptItem<ModelLists>('modelLists', {
  fallback: {},
  version: 2,
  migrations: { 2: withCapabilities },
});

/** Lists had ids at first, and later the contexts beside them. */
interface FirstList {
  readonly models: readonly string[];
  readonly contexts?: Readonly<Record<string, number>>;
  readonly at: number;
}

function withCapabilities(lists: Readonly<Record<string, FirstList>>): ModelLists {
  return Object.fromEntries(
    Object.entries(lists).map(([baseUrl, { models, contexts = {}, at }]) => [
      baseUrl,
      {
        models: models.map((id) => ({
          id,
          context: Object.hasOwn(contexts, id) ? (contexts[id] ?? null) : null,
          readsImages: null,
          reasons: null,
        })),
        at,
      },
    ]),
  );
}

/** Accounts get new models now and then; a day late is early enough. */
const REMEMBERED_MS = 24 * 60 * 60 * 1000;

/** The facts learned about a model so far. */
export async function factsOf(baseUrl: string, model: string): Promise<ModelFacts> {
  return known(await factsItem.getValue(), key(baseUrl, model));
}

/** Notes that the server refused `parameter`, which is not sent again. */
export function learnRefused(baseUrl: string, model: string, parameter: string): Promise<void> {
  return learn(baseUrl, model, (facts) => ({
    ...facts,
    refused: [...new Set([...facts.refused, parameter])],
  }));
}

/** Notes the result of trying partial mode. The last one counts. */
export function learnPartial(baseUrl: string, model: string, partial: 'works' | 'fails'): Promise<void> {
  return learn(baseUrl, model, (facts) => ({ ...facts, partial }));
}

/** Notes whether it called no tool where it needed one. The last time counts. */
export function learnIgnoring(baseUrl: string, model: string, ignoresTools: boolean): Promise<void> {
  return learn(baseUrl, model, (facts) => ({ ...facts, ignoresTools }));
}

/** Notes the requests that the account may make in a minute. */
export function learnRate(baseUrl: string, model: string, requestsPerMinute: number): Promise<void> {
  return learn(baseUrl, model, (facts) => ({ ...facts, requestsPerMinute }));
}

/** The possible ratios for a whole text; a ratio beyond them was counted on something else. */
const RATIO = { least: 0.6, most: 1.8 };

/** Notes the count of a prompt that had been estimated: half of the old ratio, half of the new. */
export function learnTokens(
  baseUrl: string,
  model: string,
  counted: number,
  estimated: number,
): Promise<void> {
  const seen = Math.min(RATIO.most, Math.max(RATIO.least, counted / estimated));
  return learn(baseUrl, model, (facts) => ({ ...facts, tokenRatio: (facts.tokenRatio + seen) / 2 }));
}

/** Keeps the list of the account's models. `now` is in epoch milliseconds. */
export function rememberModels(baseUrl: string, models: readonly ListedModel[], now: number): Promise<void> {
  return inTurn(async () =>
    listsItem.setValue({ ...(await listsItem.getValue()), [baseUrl]: { models, at: now } }),
  );
}

/** A model as the account's list had it, however long ago; null where it had it not. */
export async function rememberedModel(baseUrl: string, model: string): Promise<ListedModel | null> {
  const { models = [] } = (await listsItem.getValue())[baseUrl] ?? {};
  return models.find(({ id }) => id === model) ?? null;
}

/** The account's models as its list had them, however long ago; empty where there was none. */
export async function everyRememberedModel(baseUrl: string): Promise<readonly ListedModel[]> {
  return (await listsItem.getValue())[baseUrl]?.models ?? [];
}

/** The ids of the account's models as they were read within the last day, or null. */
export async function rememberedModels(baseUrl: string, now: number): Promise<readonly string[] | null> {
  const list = (await listsItem.getValue())[baseUrl];
  const isFresh = list !== undefined && now >= list.at && now - list.at < REMEMBERED_MS;
  return isFresh ? list.models.map(({ id }) => id) : null;
}

function learn(baseUrl: string, model: string, next: (facts: ModelFacts) => ModelFacts): Promise<void> {
  return inTurn(async () => {
    const all = await factsItem.getValue();
    const place = key(baseUrl, model);
    await factsItem.setValue({ ...all, [place]: next(known(all, place)) });
  });
}

function known(all: Readonly<Record<string, Partial<ModelFacts>>>, place: string): ModelFacts {
  return { ...NOTHING_KNOWN, ...(Object.hasOwn(all, place) ? all[place] : {}) };
}

/** One change after the other, so that each reads what the one before has written. */
async function inTurn(change: () => Promise<void>): Promise<void> {
  await navigator.locks.request('modelFacts', change);
}

/** No URL has a space in it. */
function key(baseUrl: string, model: string): string {
  return `${baseUrl} ${model}`;
}
