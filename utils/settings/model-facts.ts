/** What the servers taught about their models. Imported by the background only. */
import { storage } from '#imports';
import type { ListedModel } from '../kimi/models';

/** What was learned of a model at an address, from how its server answered. */
export interface ModelFacts {
  /** The parameters that it refused. */
  readonly refused: readonly string[];
  /** Whether it goes on where an assistant's message ends (partial mode); null as long as nobody knows. */
  readonly partial: 'works' | 'fails' | null;
  /** How many tokens it makes of what we estimate as one. */
  readonly tokenRatio: number;
}

const NOTHING_KNOWN: ModelFacts = { refused: [], partial: null, tokenRatio: 1 };

/** By base URL and model; the older ones know nothing of tokens. */
const factsItem = storage.defineItem<Readonly<Record<string, Partial<ModelFacts>>>>('local:modelFacts', {
  fallback: {},
  version: 1,
});

interface ModelList {
  readonly models: readonly string[];
  /** By id, as far as the list tells; lists that were read long ago have none. */
  readonly contexts?: Readonly<Record<string, number>>;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** By base URL: the ids of the account's models, in the server's order, and when they were read. */
const listsItem = storage.defineItem<Readonly<Record<string, ModelList>>>('local:modelLists', {
  fallback: {},
  version: 1,
});

/** Accounts get new models now and then; a day late is early enough. */
const REMEMBERED_MS = 24 * 60 * 60 * 1000;

/** What is known of a model so far. */
export async function factsOf(baseUrl: string, model: string): Promise<ModelFacts> {
  return known(await factsItem.getValue(), key(baseUrl, model));
}

/** The server refused `parameter`: it is not to be sent again. */
export function learnRefused(baseUrl: string, model: string, parameter: string): Promise<void> {
  return learn(baseUrl, model, (facts) => ({
    ...facts,
    refused: [...new Set([...facts.refused, parameter])],
  }));
}

/** Partial mode was tried. What it came to last is what holds. */
export function learnPartial(baseUrl: string, model: string, partial: 'works' | 'fails'): Promise<void> {
  return learn(baseUrl, model, (facts) => ({ ...facts, partial }));
}

/** Bounds of what can be true of a text as a whole; what is beyond was counted of something else. */
const RATIO = { least: 0.6, most: 1.8 };

/** A prompt was counted that had been estimated: half of what was believed, half of what was seen now. */
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
export function rememberModels(baseUrl: string, list: readonly ListedModel[], now: number): Promise<void> {
  return inTurn(async () => {
    const models = list.map(({ id }) => id);
    const contexts = Object.fromEntries(
      list.flatMap(({ id, context }) => (context === null ? [] : [[id, context]])),
    );
    await listsItem.setValue({ ...(await listsItem.getValue()), [baseUrl]: { models, contexts, at: now } });
  });
}

/** The context of a model as the account's list had it, however long ago; null where it did not say. */
export async function rememberedContext(baseUrl: string, model: string): Promise<number | null> {
  const { contexts = {} } = (await listsItem.getValue())[baseUrl] ?? {};
  return Object.hasOwn(contexts, model) ? (contexts[model] ?? null) : null;
}

/** The list of models as it was read within the last day, or null. */
export async function rememberedModels(baseUrl: string, now: number): Promise<readonly string[] | null> {
  const list = (await listsItem.getValue())[baseUrl];
  const isFresh = list !== undefined && now >= list.at && now - list.at < REMEMBERED_MS;
  return isFresh ? list.models : null;
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
