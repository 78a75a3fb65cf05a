import { note } from '../diagnostics/log';
import { readWhole } from './body-reader';
import { KimiError } from './errors';
import { firstText, isObject, parseJson } from './json';
import { endpoint } from './endpoint';
import { send, sourceOf } from './request';
import { malformed, serverError } from './server-error';
import { isErrorBody } from './error-body';

interface ModelsRequest {
  /** As for a completion. */
  readonly baseUrl: string;
  readonly token: string;
  readonly signal: AbortSignal;
}

/** A model as the list has it; null is what the list does not say. */
export interface ListedModel {
  readonly id: string;
  /** The context in tokens, prompt and answer together. */
  readonly context: number | null;
  readonly readsImages: boolean | null;
  readonly reasons: boolean | null;
}

/** The errors after which the list may still be at another address. */
const MAY_BE_ELSEWHERE: ReadonlySet<string> = new Set([
  'wrong-address',
  'unknown-model',
  'gateway',
  'web-page',
  'moved',
  'malformed',
  'bad-request',
]);

/**
 * Lists the models that the account can use, in the server's order. Throws a KimiError, or the signal's reason once
 * aborted.
 *
 * The address of the list depends on the server, so several are tried. AceData Cloud has one list for all its services;
 * at a base URL that ends in `/kimi` only Kimi's models work, so only those are returned.
 */
export async function listModels({ baseUrl, token, signal }: ModelsRequest): Promise<readonly ListedModel[]> {
  const addresses = modelAddresses(baseUrl);
  for (const url of addresses) {
    try {
      return ofService(baseUrl, await readModels(url, token, signal));
    } catch (error) {
      const mayGoOn = error instanceof KimiError && MAY_BE_ELSEWHERE.has(error.kind);
      if (!mayGoOn || url === addresses.at(-1)) throw error;
      // The list may be at the next address; the last one's error is thrown.
      note('settings', 'retried', error);
    }
  }
  return [];
}

/** The possible addresses of the list of models, most likely first. */
function modelAddresses(baseUrl: string): readonly string[] {
  if (!URL.canParse(baseUrl)) return [endpoint(baseUrl, 'models')];
  const { origin, host, pathname } = new URL(baseUrl);
  const unified = endpoint(origin, 'v1/models');
  if (host === 'api.acedata.cloud') return [unified];
  if (/\/v\d+\/*$/.test(pathname)) return [endpoint(baseUrl, 'models')];
  return [...new Set([endpoint(baseUrl, 'models'), endpoint(baseUrl, 'v1/models'), unified])];
}

async function readModels(url: string, token: string, signal: AbortSignal): Promise<readonly ListedModel[]> {
  const response = await send(url, { token, signal, accept: 'application/json', failure: serverError });
  const text = await readWhole(response, signal);
  const value = parseJson(text);
  const list = [value, ...(isObject(value) ? [value['data'], value['models']] : [])].find(Array.isArray);
  if (list) return eachOnce(list.map(readModel).filter((model) => model !== null));
  if (isErrorBody(value) || text.trimStart().startsWith('<')) {
    throw serverError(value ?? text, sourceOf(response, token), text);
  }
  throw malformed(text, sourceOf(response, token));
}

function readModel(model: unknown): ListedModel | null {
  const members = isObject(model) ? model : { id: model };
  const id = firstText(members['id'], members['name']);
  if (id === undefined) return null;
  return {
    id,
    context: contextOf(members),
    readsImages: flag(members['supports_image_in']),
    reasons: flag(members['supports_reasoning']),
  };
}

/** The context of a model, which Moonshot and most others that give it call `context_length`. */
function contextOf(model: Readonly<Record<string, unknown>>): number | null {
  const given = [model['context_length'], model['context_window'], model['max_context_length']];
  return given.find((value): value is number => Number.isSafeInteger(value) && Number(value) > 0) ?? null;
}

function flag(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

function eachOnce(models: readonly ListedModel[]): readonly ListedModel[] {
  const ids = new Set<string>();
  return models.filter(({ id }) => !ids.has(id) && ids.add(id));
}

function ofService(baseUrl: string, models: readonly ListedModel[]): readonly ListedModel[] {
  const ours = /\/kimi\/*$/.test(baseUrl) ? models.filter(({ id }) => /kimi|moonshot/i.test(id)) : [];
  return ours.length > 0 ? ours : models;
}
