import { beforeEach, describe, expect, test } from 'vitest';
import { browser } from '#imports';
import { choose } from '@/utils/answering/automatic-choice';
import { replacing } from '@/utils/answering/replacing';
import type { AnswerEvent } from '@/utils/chat/answer-event';
import { KimiError } from '@/utils/kimi/errors';
import { currentModel } from '@/utils/settings/automatic-model';
import { DEFAULT_SETTINGS, settingsItem } from '@/utils/settings/settings';
import { scriptAccount } from './scripted-kimi';

const BASE_URL = 'https://kimi.example/v1';
const LIST = ['kimi-k3', 'kimi-k2.7-code', 'kimi-k2.6'];
const ACCOUNT = { baseUrl: BASE_URL, token: 'token-1234' };

beforeEach(async () => {
  await set(null);
  await choose(BASE_URL, LIST);
});

const set = (model: string | null) =>
  settingsItem.setValue({ ...DEFAULT_SETTINGS, baseUrl: BASE_URL, model });
const current = async () => currentModel(await settingsItem.getValue());
const unknown = (model: string) => new KimiError('unknown-model', `Not found the model ${model}`);

interface Service {
  readonly list?: readonly string[] | null;
  /** The models that fail, and with what; after some text for those in `broken`. */
  readonly failing?: Readonly<Record<string, Error>>;
  readonly broken?: readonly string[];
}

/** Asks a model in the midst of work, and tells what came of it. */
async function ask(model: string, { list = LIST, failing = {}, broken = [] }: Service = {}) {
  scriptAccount(list);
  const asked: string[] = [];
  const events: AnswerEvent[] = [];
  async function* answer(one: string): AsyncGenerator<AnswerEvent> {
    asked.push(one);
    yield { type: 'waiting', waiting: null };
    if (broken.includes(one)) yield { type: 'text', text: 'So' };
    const error = failing[one];
    if (error) throw error;
    yield { type: 'text', text: `${one} says so.` };
    yield { type: 'end', finishReason: 'stop' };
  }
  let error: unknown = null;
  try {
    const { signal } = new AbortController();
    for await (const event of replacing(model, { account: ACCOUNT, signal, answer })) events.push(event);
  } catch (thrown) {
    error = thrown;
  }
  const shown = events.filter(({ type }) => type !== 'waiting');
  return { asked, shown, error };
}

const goneFor = (...models: string[]) => Object.fromEntries(models.map((model) => [model, unknown(model)]));

describe('with Automatic', () => {
  test('a refused model gives way to the next best, also for later questions', async () => {
    const { asked, shown, error } = await ask('kimi-k3', { failing: goneFor('kimi-k3') });
    expect({ asked, error }).toEqual({ asked: ['kimi-k3', 'kimi-k2.6'], error: null });
    expect(shown).toEqual([
      { type: 'replaced', by: 'kimi-k2.6' },
      { type: 'text', text: 'kimi-k2.6 says so.' },
      { type: 'end', finishReason: 'stop' },
    ]);
    expect(await current()).toBe('kimi-k2.6');
    expect((await settingsItem.getValue()).model).toBeNull();
  });

  test.each([
    ['the list can’t be had', null],
    ['the list has no model of Kimi’s', ['gpt-5']],
  ])('the next that is known to be served is taken where %s', async (_, list) => {
    const { asked, error } = await ask('kimi-k3', { list, failing: goneFor('kimi-k3') });
    expect({ asked, error }).toEqual({ asked: ['kimi-k3', 'kimi-k2.6'], error: null });
  });

  test('two refusals in a row are one failure, about the first, and the next question has a third', async () => {
    const { asked, shown, error } = await ask('kimi-k3', { failing: goneFor('kimi-k3', 'kimi-k2.6') });
    expect(asked).toEqual(['kimi-k3', 'kimi-k2.6']);
    expect(shown).toEqual([]);
    expect(error).toMatchObject({
      failure: {
        kind: 'unknown-model',
        message: 'Not found the model kimi-k3',
        suggestion: 'kimi-k2.7-code',
      },
    });
    expect(await current()).toBe('kimi-k2.7-code');
  });
});

describe('the user’s own model', () => {
  test('gives way to the one most like it, also in the settings', async () => {
    await set('kimi-k2.5');
    const { asked, shown } = await ask('kimi-k2.5', { failing: goneFor('kimi-k2.5') });
    expect(asked).toEqual(['kimi-k2.5', 'kimi-k2.6']);
    expect(shown[0]).toEqual({ type: 'replaced', by: 'kimi-k2.6' });
    expect((await settingsItem.getValue()).model).toBe('kimi-k2.6');
  });

  test('stays in the settings where the other is refused too', async () => {
    await set('kimi-k2.5');
    const { error } = await ask('kimi-k2.5', { failing: goneFor('kimi-k2.5', 'kimi-k2.6') });
    expect(error).toMatchObject({ failure: { kind: 'unknown-model', suggestion: 'kimi-k3' } });
    expect((await settingsItem.getValue()).model).toBe('kimi-k2.5');
  });

  test('that is chosen since answers what another was asked', async () => {
    await set('kimi-k2.6');
    const { asked } = await ask('kimi-k2.5', { failing: goneFor('kimi-k2.5') });
    expect(asked).toEqual(['kimi-k2.5', 'kimi-k2.6']);
  });

  test('is not replaced by one that is nothing like it', async () => {
    await set('llama');
    const { asked, error } = await ask('llama', { failing: goneFor('llama') });
    expect(asked).toEqual(['llama']);
    expect(error).toMatchObject({ failure: { kind: 'unknown-model' } });
  });
});

test('what fails in another way is not replaced', async () => {
  const failing = { 'kimi-k3': new KimiError('rate-limited', 'Slow down') };
  const { asked, error } = await ask('kimi-k3', { failing });
  expect(asked).toEqual(['kimi-k3']);
  expect(error).toMatchObject({ kind: 'rate-limited' });
});

test('an answer that has begun is not begun again', async () => {
  const { asked, error } = await ask('kimi-k3', { failing: goneFor('kimi-k3'), broken: ['kimi-k3'] });
  expect(asked).toEqual(['kimi-k3']);
  expect(error).toMatchObject({ kind: 'unknown-model' });
});

test('the turn has the model that was asked last, where that fails in another way', async () => {
  await set('kimi-k2.5');
  const failing = { ...goneFor('kimi-k2.5'), 'kimi-k2.6': new KimiError('rate-limited', 'Slow down') };
  const { shown, error } = await ask('kimi-k2.5', { failing });
  expect(shown).toEqual([{ type: 'replaced', by: 'kimi-k2.6' }]);
  expect(error).toMatchObject({ kind: 'rate-limited' });
  expect((await settingsItem.getValue()).model).toBe('kimi-k2.5');
});

test('what an organisation does not allow replaces nothing', async () => {
  await set('kimi-k2.6');
  await browser.storage.managed.set({ models: ['kimi-k2.6'] });
  const alone = await ask('kimi-k2.6', { failing: goneFor('kimi-k2.6') });
  expect(alone.asked).toEqual(['kimi-k2.6']);
  await browser.storage.managed.set({ models: ['kimi-k2.6', 'kimi-k2.7-code'] });
  const others = await ask('kimi-k2.6', { failing: goneFor('kimi-k2.6') });
  expect(others.asked).toEqual(['kimi-k2.6', 'kimi-k2.7-code']);
  await browser.storage.managed.clear();
});
