import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { moveTo, nameOf, saysOf } from '@/components/chat/citation-words';
import { messageIn } from '../messages';

beforeEach(() => {
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation((key: string, values?: string | string[]) =>
    messageIn('en', key, [values ?? []].flat()),
  );
  vi.spyOn(browser.i18n, 'getUILanguage').mockReturnValue('en');
});

test.each([
  [{ type: 'number', says: '16 m', page: '12 m' }, 'The page says 12 m, not 16 m.'],
  [{ type: 'number', says: '16 m', page: null }, '16 m is not on the page.'],
  [{ type: 'elsewhere', source: 1, passage: 14 }, 'Hardly in this passage: passage 14 fits better.'],
  [{ type: 'elsewhere', source: 2, passage: 3 }, 'Hardly in this passage: passage 2·3 fits better.'],
  [{ type: 'partly', missing: ['Ada Lovelace', 'Bath'] }, 'Not on the page: Ada Lovelace, Bath'],
  [{ type: 'opposite', says: 'rose', page: 'fell' }, 'The page says fell, not rose.'],
  [{ type: 'denied', word: 'never' }, 'The page seems to say the opposite: mind the word “never”.'],
  [{ type: 'nowhere' }, 'This passage has next to nothing in common with the claim.'],
  [{ type: 'unchecked' }, 'Not checked: there is too little to compare.'],
  [{ type: 'fine' }, ''],
] as const)('%j is said so', (verdict, sentence) => {
  expect(saysOf(verdict, null)).toBe(sentence);
});

test('a screen reader hears what speaks against a mark', () => {
  expect(nameOf('7', 'The tide rises.', { type: 'number', says: '16 m', page: null }, null)).toBe(
    'Passage 7: The tide rises. 16 m is not on the page.',
  );
  expect(nameOf('7', 'The tide rises.', { type: 'fine' }, null)).toBe('Passage 7: The tide rises.');
  expect(nameOf('99', '', { type: 'absent' }, null)).toBe('99: not on this page');
});

test('a moved mark says from where, and its control where it leads', () => {
  expect(saysOf({ type: 'fine' }, '7')).toBe('Moved here by Sidenote: the answer says 7.');
  expect(nameOf('14', 'The ebb.', { type: 'nowhere' }, '2·7')).toBe(
    'Passage 14: The ebb. Moved here by Sidenote: the answer says 2·7. This passage has next to nothing in common with the claim.',
  );
  expect([moveTo('14', false), moveTo('7', true)]).toEqual([
    'Move this citation to passage 14',
    'Put this citation back to passage 7',
  ]);
});
