import { expect, test } from 'vitest';
import { costOf, totalOf } from '@/components/state/cost';
import { priceText, readPrice } from '@/components/settings/price-text';
import type { Conversation } from '@/utils/chat/conversation';
import { treeOf } from '@/utils/chat/branches';
import { answerWith, conversationWith, turnWith } from '../../utils/chat/chat-fixtures';

const PRICE = { input: 2, cachedInput: 0.5, output: 10 };
const usage = {
  promptTokens: 1_000_000,
  completionTokens: 100_000,
  cachedTokens: 400_000,
  reasoningTokens: null,
  isEstimate: false,
};

test('cached input has a price of its own', () => {
  expect(costOf(usage, PRICE)).toBeCloseTo(0.6 * 2 + 0.4 * 0.5 + 0.1 * 10);
  expect(costOf({ ...usage, cachedTokens: null }, PRICE)).toBeCloseTo(2 + 1);
});

test('more cached than read, as a server may claim, never costs less than nothing', () => {
  expect(costOf({ ...usage, cachedTokens: 9_000_000 }, PRICE)).toBeCloseTo(0.5 + 1);
});

function conversation(...turns: Conversation['turns']): Conversation {
  return conversationWith(turns);
}

test('a conversation took what its answers took, those of other branches included', () => {
  const other = turnWith({ id: 'other', answer: answerWith({ usage: { ...usage, isEstimate: true } }) });
  const turns = treeOf([other, turnWith({ answer: answerWith({ usage }) })]);
  const total = totalOf({ ...conversation(), ...turns }, { 'kimi-k2.5': PRICE });
  expect(total).toEqual({ tokens: 2_200_000, isEstimate: true, cost: costOf(usage, PRICE) * 2 });
});

test('a conversation with a model that has no price has no cost', () => {
  const priced = turnWith({ answer: answerWith({ usage }) });
  const other = turnWith({ answer: answerWith({ usage, model: 'other' }) });
  expect(totalOf(conversation(priced, other), { 'kimi-k2.5': PRICE })?.cost).toBeNull();
});

test('a conversation that nobody counted has no total', () => {
  expect(totalOf(conversation(turnWith()), {})).toBeNull();
});

test.each([
  [{ input: '', cachedInput: ' ', output: '' }, null],
  [
    { input: '0,6', cachedInput: '', output: ' 3 ' },
    { input: 0.6, cachedInput: 0.6, output: 3 },
  ],
  [
    { input: '0', cachedInput: '0', output: '0' },
    { input: 0, cachedInput: 0, output: 0 },
  ],
  [{ input: '1', cachedInput: '1', output: '' }, 'invalid'],
  [{ input: '-1', cachedInput: '', output: '1' }, 'invalid'],
  [{ input: 'much', cachedInput: '', output: '1' }, 'invalid'],
])('the fields %j mean %j', (text, price) => {
  expect(readPrice(text)).toEqual(price);
});

test('a price that was entered is read back as it was', () => {
  expect(readPrice(priceText(PRICE))).toEqual(PRICE);
});
