import { beforeEach, describe, expect, test } from 'vitest';
import type { Turn } from '@/utils/chat/conversation';
import { rememberModels } from '@/utils/settings/model-facts';
import type { Settings } from '@/utils/settings/settings';
import { answer, asking, BASE_URL, begin, set } from './open-turn';
import { refuse, say, scriptKimi } from './scripted-kimi';

beforeEach(begin);

describe('the effort', () => {
  const effortOf = async (turn: Partial<Turn>, change: Partial<Settings> = {}, model = 'kimi-k3') => {
    await set(change);
    const { sent } = scriptKimi(say(['So.']));
    await answer(asking({ model }, 'why?', turn));
    return sent()[0]?.reasoning_effort;
  };

  test.each<[string, Partial<Turn>, string | undefined]>([
    ['a summary', { action: 'summarise' }, 'low'],
    ['an explanation', { action: 'explain' }, 'low'],
    ['a translation', { action: 'translate' }, 'low'],
    ['the main points', { preset: 'main-points' }, 'low'],
    ['simple words', { preset: 'simply' }, 'low'],
    ['what is missing', { preset: 'missing' }, undefined],
    ['a question', {}, undefined],
    ['a question in the words of a suggestion', { question: 'What are the main points?' }, undefined],
  ])('of %s fits it', async (_, turn, effort) => {
    expect(await effortOf(turn)).toBe(effort);
  });

  test('is the user’s own where they set one, and the model’s where they turned it off', async () => {
    expect(await effortOf({ action: 'summarise' }, { effort: 'max' })).toBe('max');
    expect(await effortOf({}, { effort: 'high' })).toBe('high');
    expect(await effortOf({ action: 'summarise' }, { effort: null })).toBeUndefined();
  });

  test('is sent only to models that take one, by the account’s list where that says so', async () => {
    expect(await effortOf({ action: 'summarise' }, {}, 'kimi-k2.6')).toBeUndefined();
    await rememberModels(BASE_URL, [{ id: 'kimi-k3', context: null, readsImages: null, reasons: false }], 1);
    expect(await effortOf({ action: 'summarise' })).toBeUndefined();
  });

  test('that was not asked for is left out in silence where it is refused', async () => {
    const { sent } = scriptKimi(refuse(400, 'reasoning_effort is not supported'), say(['So.']));
    const { types, text } = await answer(asking({ model: 'kimi-k3' }, 'why?', { action: 'explain' }));
    expect({ types, text }).toEqual({ types: ['waiting', 'text', 'usage', 'end'], text: 'So.' });
    expect(sent().map(({ reasoning_effort: effort }) => effort)).toEqual(['low', undefined]);
  });
});
