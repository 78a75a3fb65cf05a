import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { factsOf, learnPartial, learnRefused, rememberedModels, rememberModels } from '@/utils/model-facts';

const ACE = 'https://api.acedata.cloud/kimi';
const OTHER = 'https://api.moonshot.ai/v1';
const DAY_MS = 24 * 60 * 60 * 1000;

beforeEach(() => fakeBrowser.reset());

describe('what is learned of a model', () => {
  test('is nothing at first', async () => {
    expect(await factsOf(ACE, 'kimi-k2.5')).toEqual({ refused: [], partial: null });
  });

  test('is kept for this model at this address', async () => {
    await learnRefused(ACE, 'kimi-k2.5', 'thinking');
    await learnPartial(ACE, 'kimi-k2.5', 'works');
    expect(await factsOf(ACE, 'kimi-k2.5')).toEqual({ refused: ['thinking'], partial: 'works' });
    expect(await factsOf(ACE, 'kimi-k2-thinking')).toEqual({ refused: [], partial: null });
    expect(await factsOf(OTHER, 'kimi-k2.5')).toEqual({ refused: [], partial: null });
  });

  test('counts a parameter once, and what partial mode came to last', async () => {
    for (const parameter of ['thinking', 'max_tokens', 'thinking']) {
      await learnRefused(ACE, 'm', parameter);
    }
    await learnPartial(ACE, 'm', 'works');
    await learnPartial(ACE, 'm', 'fails');
    expect(await factsOf(ACE, 'm')).toEqual({ refused: ['thinking', 'max_tokens'], partial: 'fails' });
  });

  test('loses nothing when several requests learn at the same time', async () => {
    const parameters = Array.from({ length: 10 }, (_, i) => `p${i}`);
    await Promise.all([
      ...parameters.map((parameter) => learnRefused(ACE, 'm', parameter)),
      learnPartial(ACE, 'm', 'works'),
      learnRefused(OTHER, 'm', 'thinking'),
    ]);
    expect(await factsOf(ACE, 'm')).toEqual({ refused: parameters, partial: 'works' });
    expect(await factsOf(OTHER, 'm')).toEqual({ refused: ['thinking'], partial: null });
  });

  test.each(['__proto__', 'constructor', ''])('is kept for any name of a model: “%s”', async (model) => {
    expect(await factsOf(ACE, model)).toEqual({ refused: [], partial: null });
    await learnPartial(ACE, model, 'fails');
    expect(await factsOf(ACE, model)).toEqual({ refused: [], partial: 'fails' });
  });
});

describe('the list of models', () => {
  test('is remembered for a day', async () => {
    await rememberModels(ACE, ['kimi-k2.5', 'kimi-k2-thinking'], 1000);
    expect(await rememberedModels(ACE, 1000)).toEqual(['kimi-k2.5', 'kimi-k2-thinking']);
    expect(await rememberedModels(ACE, 999 + DAY_MS)).toEqual(['kimi-k2.5', 'kimi-k2-thinking']);
    expect(await rememberedModels(ACE, 1000 + DAY_MS)).toBeNull();
  });

  test('is not believed when the clock has gone back', async () => {
    await rememberModels(ACE, ['kimi-k2.5'], 5 * DAY_MS);
    expect(await rememberedModels(ACE, DAY_MS)).toBeNull();
  });

  test('belongs to its address', async () => {
    await Promise.all([rememberModels(ACE, ['a'], 1), rememberModels(OTHER, ['b'], 1)]);
    expect(await rememberedModels(ACE, 2)).toEqual(['a']);
    expect(await rememberedModels(OTHER, 2)).toEqual(['b']);
    expect(await rememberedModels('https://example.com', 2)).toBeNull();
  });
});
