import { describe, expect, test } from 'vitest';
import { storage } from '#imports';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  factsOf,
  learnPartial,
  learnRefused,
  learnTokens,
  listsItem,
  rememberedModel,
  rememberedModels,
  rememberModels,
} from '@/utils/settings/model-facts';

const ACE = 'https://api.acedata.cloud/kimi';
const OTHER = 'https://api.moonshot.ai/v1';
const listOf = (...ids: string[]) =>
  ids.map((id) => ({ id, context: null, readsImages: null, reasons: null }));
const DAY_MS = 24 * 60 * 60 * 1000;

describe('what is learned of a model', () => {
  test('is nothing at first', async () => {
    expect(await factsOf(ACE, 'kimi-k2.5')).toEqual({
      refused: [],
      partial: null,
      tokenRatio: 1,
      requestsPerMinute: null,
      ignoresTools: false,
    });
  });

  test('is kept for this model at this address', async () => {
    await learnRefused(ACE, 'kimi-k2.5', 'thinking');
    await learnPartial(ACE, 'kimi-k2.5', 'works');
    expect(await factsOf(ACE, 'kimi-k2.5')).toEqual({
      refused: ['thinking'],
      partial: 'works',
      tokenRatio: 1,
      requestsPerMinute: null,
      ignoresTools: false,
    });
    expect(await factsOf(ACE, 'kimi-k2-thinking')).toEqual({
      refused: [],
      partial: null,
      tokenRatio: 1,
      requestsPerMinute: null,
      ignoresTools: false,
    });
    expect(await factsOf(OTHER, 'kimi-k2.5')).toEqual({
      refused: [],
      partial: null,
      tokenRatio: 1,
      requestsPerMinute: null,
      ignoresTools: false,
    });
  });

  test('counts a parameter once, and what partial mode came to last', async () => {
    for (const parameter of ['thinking', 'max_tokens', 'thinking']) {
      await learnRefused(ACE, 'm', parameter);
    }
    await learnPartial(ACE, 'm', 'works');
    await learnPartial(ACE, 'm', 'fails');
    expect(await factsOf(ACE, 'm')).toEqual({
      refused: ['thinking', 'max_tokens'],
      partial: 'fails',
      tokenRatio: 1,
      requestsPerMinute: null,
      ignoresTools: false,
    });
  });

  test('loses nothing when several requests learn at the same time', async () => {
    const parameters = Array.from({ length: 10 }, (_, i) => `p${i}`);
    await Promise.all([
      ...parameters.map((parameter) => learnRefused(ACE, 'm', parameter)),
      learnPartial(ACE, 'm', 'works'),
      learnRefused(OTHER, 'm', 'thinking'),
    ]);
    expect(await factsOf(ACE, 'm')).toEqual({
      refused: parameters,
      partial: 'works',
      tokenRatio: 1,
      requestsPerMinute: null,
      ignoresTools: false,
    });
    expect(await factsOf(OTHER, 'm')).toEqual({
      refused: ['thinking'],
      partial: null,
      tokenRatio: 1,
      requestsPerMinute: null,
      ignoresTools: false,
    });
  });

  test.each(['__proto__', 'constructor', ''])('is kept for any name of a model: “%s”', async (model) => {
    expect(await factsOf(ACE, model)).toEqual({
      refused: [],
      partial: null,
      tokenRatio: 1,
      requestsPerMinute: null,
      ignoresTools: false,
    });
    await learnPartial(ACE, model, 'fails');
    expect(await factsOf(ACE, model)).toEqual({
      refused: [],
      partial: 'fails',
      tokenRatio: 1,
      requestsPerMinute: null,
      ignoresTools: false,
    });
  });
});

describe('how many tokens a model makes of a text', () => {
  test('is taken half from what was believed, half from what was seen', async () => {
    await learnTokens(ACE, 'm', 1400, 1000);
    expect((await factsOf(ACE, 'm')).tokenRatio).toBeCloseTo(1.2);
    await learnTokens(ACE, 'm', 1400, 1000);
    expect((await factsOf(ACE, 'm')).tokenRatio).toBeCloseTo(1.3);
    expect((await factsOf(OTHER, 'm')).tokenRatio).toBe(1);
  });

  test('stays within what can be', async () => {
    for (let i = 0; i < 40; i++) await learnTokens(ACE, 'm', 900_000, 1000);
    expect((await factsOf(ACE, 'm')).tokenRatio).toBeCloseTo(1.8);
    for (let i = 0; i < 40; i++) await learnTokens(ACE, 'm', 1, 1000);
    expect((await factsOf(ACE, 'm')).tokenRatio).toBeCloseTo(0.6);
  });

  test('is not known of a model about which something was learned before that was counted', async () => {
    await storage.setItem('local:modelFacts', { [`${ACE} m`]: { refused: ['thinking'], partial: 'works' } });
    expect(await factsOf(ACE, 'm')).toEqual({
      refused: ['thinking'],
      partial: 'works',
      tokenRatio: 1,
      requestsPerMinute: null,
      ignoresTools: false,
    });
  });
});

describe('the list of models', () => {
  test('keeps what it says of its models, longer than for a day', async () => {
    const a = { id: 'a', context: 1000, readsImages: true, reasons: false };
    await rememberModels(ACE, [a, ...listOf('b')], 1);
    expect(await rememberedModel(ACE, 'a')).toEqual(a);
    expect(await rememberedModel(ACE, 'b')).toMatchObject({ context: null, reasons: null });
    expect(await rememberedModel(ACE, 'toString')).toBeNull();
    expect(await rememberedModel(OTHER, 'a')).toBeNull();
  });

  test('is read as it was stored before it said anything but ids and contexts', async () => {
    await fakeBrowser.storage.local.set({
      modelLists: {
        [ACE]: { models: ['a', 'b'], contexts: { b: 8 }, at: 1 },
        [OTHER]: { models: [], at: 1 },
      },
    });
    await listsItem.migrate();
    expect(await rememberedModels(ACE, 2)).toEqual(['a', 'b']);
    expect(await rememberedModel(ACE, 'a')).toMatchObject({ context: null });
    expect(await rememberedModel(ACE, 'b')).toMatchObject({ context: 8, readsImages: null });
    expect(await rememberedModels(OTHER, 2)).toEqual([]);
  });

  test('is remembered for a day', async () => {
    await rememberModels(ACE, listOf('kimi-k2.5', 'kimi-k2-thinking'), 1000);
    expect(await rememberedModels(ACE, 1000)).toEqual(['kimi-k2.5', 'kimi-k2-thinking']);
    expect(await rememberedModels(ACE, 999 + DAY_MS)).toEqual(['kimi-k2.5', 'kimi-k2-thinking']);
    expect(await rememberedModels(ACE, 1000 + DAY_MS)).toBeNull();
  });

  test('is not believed when the clock has gone back', async () => {
    await rememberModels(ACE, listOf('kimi-k2.5'), 5 * DAY_MS);
    expect(await rememberedModels(ACE, DAY_MS)).toBeNull();
  });

  test('belongs to its address', async () => {
    await Promise.all([rememberModels(ACE, listOf('a'), 1), rememberModels(OTHER, listOf('b'), 1)]);
    expect(await rememberedModels(ACE, 2)).toEqual(['a']);
    expect(await rememberedModels(OTHER, 2)).toEqual(['b']);
    expect(await rememberedModels('https://example.com', 2)).toBeNull();
  });
});
