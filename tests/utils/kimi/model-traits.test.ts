import { describe, expect, it } from 'vitest';
import { modelContext, modelTraits, suggestModel } from '@/utils/kimi/model-traits';

const UNKNOWN = { thinking: 'unknown', efforts: [], wantsReasoning: false, isRetired: false };

describe('what is known of a model', () => {
  it.each([
    [
      'kimi-k3',
      { thinking: 'always', efforts: ['low', 'high', 'max'], wantsReasoning: true, isRetired: false },
    ],
    ['kimi-k2.7-code', { thinking: 'always', efforts: [], wantsReasoning: true, isRetired: false }],
    ['kimi-k2.6', { thinking: 'optional', efforts: [], wantsReasoning: false, isRetired: false }],
    ['kimi-k2.5', { thinking: 'optional', efforts: [], wantsReasoning: false, isRetired: false }],
    ['kimi-k2-thinking', { thinking: 'always', efforts: [], wantsReasoning: false, isRetired: true }],
    ['kimi-k2-thinking-turbo', { thinking: 'always', efforts: [], wantsReasoning: false, isRetired: true }],
    ['kimi-k2-turbo-preview', { thinking: 'none', efforts: [], wantsReasoning: false, isRetired: true }],
    ['kimi-k2-0711-preview', { thinking: 'none', efforts: [], wantsReasoning: false, isRetired: true }],
    ['kimi-k2-0905-preview', { thinking: 'none', efforts: [], wantsReasoning: false, isRetired: true }],
    ['kimi-k2-instruct-0905', { thinking: 'none', efforts: [], wantsReasoning: false, isRetired: true }],
    ['kimi-k2', { thinking: 'none', efforts: [], wantsReasoning: false, isRetired: true }],
    ['moonshot-v1-128k', { thinking: 'none', efforts: [], wantsReasoning: false, isRetired: false }],
    ['kimi-k2.7', UNKNOWN],
    ['kimi-k4', UNKNOWN],
    ['kimi-k30', UNKNOWN],
    ['kimi-latest', UNKNOWN],
    ['gpt-4o', UNKNOWN],
    ['', UNKNOWN],
  ])('%s is %j', (model, traits) => {
    expect(modelTraits(model)).toEqual(traits);
  });

  it.each([
    ['moonshotai/kimi-k2.5', 'kimi-k2.5'],
    ['MoonshotAI/Kimi-K2.5', 'kimi-k2.5'],
    ['moonshotai/kimi-k2.6:free', 'kimi-k2.6'],
    ['accounts/fireworks/models/kimi-k2p5', 'kimi-k2.5'],
    ['moonshot.kimi-k2-thinking', 'kimi-k2-thinking'],
    ['kimi-k2.6@2026-05-01', 'kimi-k2.6'],
    ['Pro/moonshotai/Kimi-K2-Instruct-0905', 'kimi-k2-instruct-0905'],
    ['kimi-k3-preview', 'kimi-k3'],
    ['kimi_k2_thinking', 'kimi-k2-thinking'],
    [' kimi-k3 ', 'kimi-k3'],
  ])('%s is what %s is', (model, same) => {
    expect(modelTraits(model)).toEqual(modelTraits(same));
    expect(modelTraits(model)).not.toEqual(UNKNOWN);
  });
});

describe('in place of a model that is not there', () => {
  const ACEDATA = ['kimi-k3', 'kimi-k2.6', 'kimi-k2-thinking-turbo', 'kimi-k2.5', 'kimi-k2-thinking'];

  it.each([
    ['kimi-k2-0905-preview', ACEDATA, 'kimi-k2.6'],
    ['kimi-k2-thinking', ['kimi-k2.5', 'kimi-k2.6', 'kimi-k2.7-code', 'kimi-k3'], 'kimi-k2.6'],
    ['kimi-k2.7-code', ['kimi-k2.6', 'kimi-k3'], 'kimi-k2.6'],
    ['kimi-k2.6-code', ['kimi-k2.5', 'kimi-k2.7-code'], 'kimi-k2.7-code'],
    ['kimi-k3', ['kimi-k2.5', 'kimi-k2.6'], 'kimi-k2.6'],
    ['kimi-k4', ACEDATA, 'kimi-k3'],
    ['kimi-k2.5', ['kimi-k2-thinking', 'kimi-k2-turbo-preview'], 'kimi-k2-thinking'],
    ['kimi-k2-turbo-preview', ['kimi-k2-thinking', 'kimi-k2-thinking-turbo'], 'kimi-k2-thinking-turbo'],
    ['kimi-latest', ACEDATA, 'kimi-k3'],
    ['moonshot-v1-8k', ['gpt-4o', 'moonshot-v1-32k', 'kimi-k2.6'], 'moonshot-v1-32k'],
    ['kimi-k2.5', ['gpt-4o', 'moonshotai/kimi-k2.5', 'kimi-k2.6'], 'moonshotai/kimi-k2.5'],
    ['Kimi-K2.6', ACEDATA, 'kimi-k2.6'],
    ['kimi-k2-5', ACEDATA, 'kimi-k2.5'],
    ['kmi-k2.5', ACEDATA, 'kimi-k2.5'],
    ['deepseek-chatt', ['kimi-k2.6', 'deepseek-chat'], 'deepseek-chat'],
  ])('%s of %j stands %s', (wanted, models, best) => {
    expect(suggestModel(models, wanted)).toBe(best);
    expect(suggestModel(models.toReversed(), wanted)).toBe(best);
  });

  it.each([
    ['kimi-k2.6', []],
    ['kimi-k2.6', ['kimi-k2.6']],
    ['kimi-k2.6', ['gpt-4o', 'claude-opus']],
    ['llama', ['kimi-k2.6', 'kimi-k3']],
  ])('%s of %j stands nothing', (wanted, models) => {
    expect(suggestModel(models, wanted)).toBeNull();
  });
});

describe('the context of a model', () => {
  it.each([
    ['kimi-k3', 1_048_576],
    ['kimi-k2.5', 262_144],
    ['moonshotai/kimi-k2.6:free', 262_144],
    ['kimi-k2-thinking-turbo', 200_000],
    ['kimi-k2-0905-preview', 200_000],
    ['kimi-k2-0711-preview', 131_072],
    ['moonshot-v1-8k', 8_192],
    ['moonshot-v1-128k', 131_072],
    ['gpt-4o', 131_072],
  ])('%s takes %i tokens', (model, context) => {
    expect(modelContext(model)).toBe(context);
  });
});
