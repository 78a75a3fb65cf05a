import { describe, expect, it } from 'vitest';
import { bestModel, suggestModel } from '@/utils/kimi/choose-model';

describe('the best model of an account', () => {
  const MOONSHOT = ['kimi-k3', 'kimi-k2.7-code', 'kimi-k2.7-code-highspeed', 'kimi-k2.6'];

  it.each([
    [MOONSHOT, 'kimi-k3'],
    [[...MOONSHOT, 'kimi-k3.1-pro', 'kimi-k3.1-pro-highspeed'], 'kimi-k3.1-pro'],
    [['kimi-k2.7-code', 'kimi-k2.6'], 'kimi-k2.6'],
    [['kimi-k3.1-pro-highspeed', 'kimi-k2.6'], 'kimi-k2.6'],
    [['kimi-k2.5', 'kimi-k2-thinking', 'kimi-k2.6'], 'kimi-k2.6'],
    [['kimi-k2-thinking', 'kimi-k2.5'], 'kimi-k2.5'],
    [['kimi-k2.7-code-highspeed', 'kimi-k2.7-code'], 'kimi-k2.7-code'],
    [['gpt-5', 'moonshotai/kimi-k2.6:free', 'moonshotai/kimi-k2.6'], 'moonshotai/kimi-k2.6'],
    [['kimi-k3', 'kimi-k4', 'kimi-k3.10-pro', 'kimi-k3.9-pro'], 'kimi-k4'],
    [['kimi-k3.10-pro', 'kimi-k3.9-pro'], 'kimi-k3.10-pro'],
    [['moonshot-v1-128k', 'kimi-latest'], 'kimi-latest'],
    [['gpt-5', 'llama'], null],
    [[], null],
  ])('of %j is %s, in whatever order they are', (models, best) => {
    expect(bestModel(models)).toBe(best);
    expect(bestModel(models.toReversed())).toBe(best);
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
    ['moonshot-v1-8k', ['gpt-4o', 'moonshot-v1-32k', 'kimi-k2.6'], 'kimi-k2.6'],
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
