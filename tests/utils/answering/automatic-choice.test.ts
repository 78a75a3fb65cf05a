import { beforeEach, describe, expect, test, vi } from 'vitest';
import { choose, renewChoice, settleOn } from '@/utils/answering/automatic-choice';
import { checkAccount } from '@/utils/answering/check-account';
import { bestModel } from '@/utils/kimi/choose-model';
import { automaticItem, currentModel, KNOWN_MODELS } from '@/utils/settings/automatic-model';
import { rememberedModel } from '@/utils/settings/model-facts';
import { DEFAULT_SETTINGS, settingsItem } from '@/utils/settings/settings';
import { keepToken } from '@/utils/settings/tokens';

const BASE_URL = 'https://kimi.example/v1';
const TOKEN = 'token-1234';
const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const MOONSHOT = ['kimi-k3', 'kimi-k2.7-code', 'kimi-k2.7-code-highspeed', 'kimi-k2.6'];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
  await settingsItem.setValue({ ...DEFAULT_SETTINGS, baseUrl: BASE_URL });
  await keepToken(BASE_URL, TOKEN);
});

const later = (ms: number) => vi.setSystemTime(Date.now() + ms);
const model = async () => currentModel(await settingsItem.getValue());

/** A service that has a list, or none, and answers with all models but some. Returns what it was asked, in order. */
function serve(list: readonly string[] | null, unknown: readonly string[] = []) {
  const asked: string[] = [];
  const respond = async (_: string, init: RequestInit) => {
    if (init.body === undefined) {
      asked.push(`list ${new Headers(init.headers).get('authorization') ?? ''}`);
      if (list === null) return new Response('{}', { status: 500 });
      return Response.json({ data: list.map((id) => ({ id, context_length: 1000 })) });
    }
    const { model: wanted } = JSON.parse(String(init.body)) as { model: string };
    asked.push(wanted);
    if (!unknown.includes(wanted)) return new Response('data: {"choices":[{"delta":{"content":"Hi"}}]}\n\n');
    const message = `Not found the model ${wanted} or Permission denied`;
    return Response.json({ error: { type: 'resource_not_found_error', message } }, { status: 404 });
  };
  vi.stubGlobal('fetch', respond);
  return asked;
}

const check = (chosen: string | null = null, token = TOKEN) =>
  checkAccount({ baseUrl: BASE_URL, token }, chosen, new AbortController().signal);

test('the best known model is the best of those that are known', () => {
  expect(bestModel(KNOWN_MODELS)).toBe(KNOWN_MODELS[0]);
});

describe('when a token is checked', () => {
  test('Automatic becomes the best model that the account has, and it has answered', async () => {
    const asked = serve([...MOONSHOT, 'kimi-k3.1-pro']);
    await check();
    expect(asked).toEqual([`list Bearer ${TOKEN}`, 'kimi-k3.1-pro']);
    expect(await model()).toBe('kimi-k3.1-pro');
    expect(await rememberedModel(BASE_URL, 'kimi-k3')).toMatchObject({ context: 1000 });
  });

  test('a listed model that is refused is passed over, also later', async () => {
    const asked = serve(MOONSHOT, ['kimi-k3']);
    await check();
    expect(asked.slice(1)).toEqual(['kimi-k3', 'kimi-k2.6']);
    later(DAY_MS);
    await renewChoice();
    expect(await model()).toBe('kimi-k2.6');
    later(7 * DAY_MS);
    await renewChoice();
    expect(await model()).toBe('kimi-k3');
  });

  test.each([
    ['can’t be had', null],
    ['is empty', []],
    ['has no model of Kimi’s', ['gpt-5', 'llama']],
  ])('the best known model is tried where the list %s', async (_, list) => {
    const asked = serve(list, ['kimi-k3']);
    await check();
    expect(asked.filter((one) => !one.startsWith('list'))).toEqual(['kimi-k3', 'kimi-k2.6']);
    expect(await model()).toBe('kimi-k2.6');
  });

  test('what fails otherwise, or with all models, fails as it does', async () => {
    const all = serve(MOONSHOT, MOONSHOT);
    await expect(check()).rejects.toMatchObject({ kind: 'unknown-model' });
    expect(all).toHaveLength(4);
    vi.stubGlobal('fetch', async () => new Response('{}', { status: 401 }));
    await expect(check()).rejects.toMatchObject({ kind: 'unauthorized' });
    expect(await automaticItem.getValue()).toEqual({});
  });

  test('the user’s own model is tried and no other', async () => {
    const asked = serve(MOONSHOT, ['mine']);
    await expect(check('mine')).rejects.toMatchObject({ kind: 'unknown-model' });
    expect(asked.slice(1)).toEqual(['mine']);
    await check('kimi-k2.6');
    expect((await automaticItem.getValue())[BASE_URL]?.model).toBe('kimi-k3');
  });
});

describe('the choice', () => {
  test('is the best known model until a list was read', async () => {
    expect(await model()).toBe('kimi-k3');
  });

  test('is made anew after a day, and not before', async () => {
    await choose(BASE_URL, ['kimi-k2.6']);
    const asked = serve(MOONSHOT);
    later(DAY_MS - 1);
    await renewChoice();
    expect({ asked, model: await model() }).toEqual({ asked: [], model: 'kimi-k2.6' });
    later(1);
    await renewChoice();
    expect(await model()).toBe('kimi-k3');
    expect(asked).toHaveLength(1);
  });

  test('stands where the list can’t be had, which is tried again after an hour', async () => {
    await choose(BASE_URL, ['kimi-k2.6']);
    later(DAY_MS);
    const asked = serve(null);
    await renewChoice();
    const tries = asked.length;
    await renewChoice();
    expect(asked).toHaveLength(tries);
    expect(await model()).toBe('kimi-k2.6');
    later(HOUR_MS);
    serve(MOONSHOT);
    await renewChoice();
    expect(await model()).toBe('kimi-k3');
  });

  test('does not last when the clock has gone back', async () => {
    await choose(BASE_URL, ['kimi-k2.6']);
    later(-DAY_MS);
    serve(MOONSHOT);
    await renewChoice();
    expect(await model()).toBe('kimi-k3');
  });

  test.each([
    ['without a token', { baseUrl: 'https://other.example' }],
    ['for the user’s own model', { model: 'mine' }],
  ])('asks for no list %s', async (_, changes) => {
    const asked = serve(MOONSHOT);
    await settingsItem.setValue({ ...DEFAULT_SETTINGS, baseUrl: BASE_URL, ...changes });
    await renewChoice();
    expect(asked).toEqual([]);
  });

  test('belongs to its address', async () => {
    await choose('https://other.example', ['kimi-k2.6']);
    expect(await model()).toBe('kimi-k3');
  });

  test('can be taken back, and among all that was refused is made from the beginning', async () => {
    expect(await choose(BASE_URL, MOONSHOT, { refused: ['kimi-k3'] })).toBe('kimi-k2.6');
    await settleOn(BASE_URL, 'kimi-k3');
    expect(await model()).toBe('kimi-k3');
    expect(await choose(BASE_URL, MOONSHOT)).toBe('kimi-k3');
    expect(await choose(BASE_URL, MOONSHOT, { refused: MOONSHOT })).toBe('kimi-k3');
    expect(await choose(BASE_URL, MOONSHOT)).toBe('kimi-k3');
  });
});
