import { describe, expect, it } from 'vitest';
import { modelContext, modelTraits } from '@/utils/kimi/model-traits';

const UNKNOWN = {
  thinking: 'unknown',
  efforts: [],
  wantsReasoning: false,
  readsImages: false,
  isRetired: false,
};
const K3 = {
  thinking: 'always',
  efforts: ['low', 'high', 'max'],
  wantsReasoning: true,
  readsImages: true,
  isRetired: false,
};
const CODE = { ...UNKNOWN, thinking: 'always', wantsReasoning: true, readsImages: true };
const OLD = { ...UNKNOWN, thinking: 'none', isRetired: true };

describe('what is known of a model', () => {
  it.each([
    ['kimi-k3.1-pro', K3],
    ['kimi-k3.1-pro-highspeed', K3],
    ['kimi-k3', K3],
    ['kimi-k2.7-code', CODE],
    ['kimi-k2.7-code-highspeed', CODE],
    ['kimi-k2.6', { ...UNKNOWN, thinking: 'optional', readsImages: true }],
    ['kimi-k2.5', { ...UNKNOWN, thinking: 'optional', readsImages: true, isRetired: true }],
    ['kimi-k2-thinking', { ...OLD, thinking: 'always' }],
    ['kimi-k2-thinking-turbo', { ...OLD, thinking: 'always' }],
    ['kimi-k2-turbo-preview', OLD],
    ['kimi-k2-0711-preview', OLD],
    ['kimi-k2-0905-preview', OLD],
    ['kimi-k2-instruct-0905', OLD],
    ['kimi-k2', OLD],
    ['moonshot-v1-128k', OLD],
    ['kimi-k3.2', UNKNOWN],
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
    ['moonshotai/kimi-k3p1-pro', 'kimi-k3.1-pro'],
    ['kimi_k2_thinking', 'kimi-k2-thinking'],
    [' kimi-k3 ', 'kimi-k3'],
  ])('%s is what %s is', (model, same) => {
    expect(modelTraits(model)).toEqual(modelTraits(same));
    expect(modelTraits(model)).not.toEqual(UNKNOWN);
  });
});

describe('the context of a model', () => {
  it.each([
    ['kimi-k3', 1_048_576],
    ['kimi-k3.1-pro-highspeed', 1_048_576],
    ['kimi-k2.7-code-highspeed', 262_144],
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
