// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Looked, Lookup } from '@/utils/chat/conversation';
import { openPanel, useBrowser } from '../panel-harness';
import { answer, turn } from '../stand-ins';

useBrowser();

const lookup = (looked: Looked | null, result = 'The fee is 12.'): Lookup => ({
  reasoning: 0,
  text: 0,
  calls: [{ id: 'x:0', name: 'search_page', arguments: '{}', result, looked }],
});

const shown = (lookups: readonly Lookup[], change = {}) =>
  openPanel({ turns: [turn({ answer: answer({ lookups, ...change }) })] });

const looked = (change: Partial<Looked> = {}): Looked => ({
  query: 'tariff',
  source: 1,
  passages: [12, 13, 14, 20],
  excerpts: [],
  ...change,
});

test.each([
  ['a search', looked(), 'Looked for “tariff” · read 12–14, 20'],
  ['a search on a second page', looked({ source: 2 }), 'Looked for “tariff” · read 2·12–14, 2·20'],
  ['a search that found nothing', looked({ passages: [] }), 'Looked for “tariff” · nothing more'],
  [
    'a reading of what it had',
    looked({ query: null, passages: [] }),
    'Asked for more of the page · nothing more',
  ],
  ['a reading', looked({ query: null }), 'Read more of the page · 12–14, 20'],
  ['a call that could not be answered', null, 'Asked for something the page doesn’t have'],
])('%s is a quiet line', async (_, found, words) => {
  shown([lookup(found)]);
  const list = await screen.findByRole('list', { name: 'Looked up in the page' });
  expect(within(list).getByRole('button').textContent).toBe(words);
});

test('a line opens to the text that the model was given, by mouse and by keyboard', async () => {
  const { user } = shown([lookup(looked())]);
  const line = await screen.findByRole('button', { name: /Looked for/ });
  expect(screen.queryByText('The fee is 12.')).toBeNull();
  await user.click(line);
  expect(screen.getByText('The fee is 12.')).toBeDefined();
  line.focus();
  await user.keyboard('{Enter}');
  expect(line.getAttribute('aria-expanded')).toBe('false');
});

test('an answer that only announced a look-up has not ended: it says so, and goes on', async () => {
  const { user, wentOn } = shown([{ ...lookup(looked()), text: 12 }], {
    text: 'Let me see.\n',
    outcome: { type: 'failed', failure: { kind: 'interrupted', message: '' } },
  });
  await user.click(await screen.findByRole('button', { name: 'Continue' }));
  expect(wentOn).toEqual(['t1']);
});

test('an answer that ended without a word after its look-up is not shown as finished', async () => {
  shown([{ ...lookup(looked()), text: 11 }], { text: 'Let me see.' });
  expect(await screen.findByText(/ended without an answer/)).toBeDefined();
});
