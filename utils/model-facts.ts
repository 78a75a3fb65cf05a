/** What the servers taught about their models. Imported by the background only. */
import { storage } from '#imports';

/** What was learned of a model at an address, from how its server answered. */
export interface ModelFacts {
  /** The parameters that it refused. */
  readonly refused: readonly string[];
  /** Whether it goes on where an assistant's message ends (partial mode); null as long as nobody knows. */
  readonly partial: 'works' | 'fails' | null;
}

const NOTHING_KNOWN: ModelFacts = { refused: [], partial: null };

/** By base URL and model. */
const factsItem = storage.defineItem<Readonly<Record<string, ModelFacts>>>('local:modelFacts', {
  fallback: {},
  version: 1,
});

/** By base URL: the ids of the account's models, in the server's order, and when they were read. */
const listsItem = storage.defineItem<
  Readonly<Record<string, { readonly models: readonly string[]; readonly at: number }>>
>('local:modelLists', { fallback: {}, version: 1 });

/** Accounts get new models now and then; a day late is early enough. */
const REMEMBERED_MS = 24 * 60 * 60 * 1000;

/** What is known of a model so far. */
export async function factsOf(baseUrl: string, model: string): Promise<ModelFacts> {
  return (await factsItem.getValue())[key(baseUrl, model)] ?? NOTHING_KNOWN;
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

/** Keeps the list of the account's models. `now` is in epoch milliseconds. */
export function rememberModels(baseUrl: string, models: readonly string[], now: number): Promise<void> {
  return inTurn(async () => {
    await listsItem.setValue({ ...(await listsItem.getValue()), [baseUrl]: { models, at: now } });
  });
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
    await factsItem.setValue({ ...all, [place]: next(all[place] ?? NOTHING_KNOWN) });
  });
}

/** One change after the other, so that each reads what the one before has written. */
async function inTurn(change: () => Promise<void>): Promise<void> {
  await navigator.locks.request('modelFacts', change);
}

/** No URL has a space in it. */
function key(baseUrl: string, model: string): string {
  return `${baseUrl} ${model}`;
}
