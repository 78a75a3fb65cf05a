import { expect, test } from 'vitest';
import type { Lookup } from '@/utils/chat/conversation';
import { citableTexts, findCited } from '@/utils/cite/citable';
import { answerWith, turnWith } from '../chat/chat-fixtures';
import { pageWith } from '../storage/storage-fixtures';

const TEXT = ['One', 'Two', 'Three']
  .map((name) => `## ${name}\n\n${`All about ${name}. `.repeat(60).trim()}`)
  .join('\n\n');

const page = { ...pageWith('h'), sections: [0], coverage: 'chosen' } as const;
const lookup = (passages: readonly number[]): Lookup => ({
  reasoning: 0,
  text: 0,
  calls: [
    {
      id: 'x',
      name: 'search_page',
      arguments: '{}',
      result: '',
      looked: { query: 'a', source: 1, passages, excerpts: [] },
    },
  ],
});

function citedAfter(...lookups: readonly Lookup[]): readonly number[] {
  const turn = turnWith({ attachment: { page, selection: null }, answer: answerWith({ lookups }) });
  const texts = citableTexts([turn], new Map([['h', TEXT]]));
  return [1, 2, 3].filter((passage) => findCited(texts, { source: null, passage }) !== null);
}

test('a passage that was neither sent nor looked up can’t be cited', () => {
  expect(citedAfter()).toEqual([1]);
});

test('a passage that was looked up can be cited like those that were sent', () => {
  expect(citedAfter(lookup([3]))).toEqual([1, 3]);
  expect(citedAfter(lookup([3]), lookup([2]))).toEqual([1, 2, 3]);
});
