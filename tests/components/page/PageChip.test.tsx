// @vitest-environment jsdom
import { conversationWith } from '../../utils/chat/chat-fixtures';
import { act, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openPanel, useBrowser } from '../panel-harness';
import { attachedPage, tabReading, turn } from '../stand-ins';

useBrowser();

const asked = (change: Parameters<typeof attachedPage>[0] = {}) =>
  turn({ attachment: { page: attachedPage(change), selection: null } });
const ELSEWHERE = { type: 'closed', tabId: 7, reason: 'browser-page' } as const;
const chip = (name: string) => screen.getByRole('button', { name });
const described = (element: HTMLElement) =>
  document.querySelector(`[id="${element.getAttribute('aria-describedby')}"]`)?.textContent;

test('before anything was read, the chip names the page, and says that it is read when it is asked about', () => {
  openPanel();
  expect(described(chip('This page'))).toContain('read when you ask');
});

test('a page that was sent whole says so, with its size', () => {
  openPanel({ turns: [asked()] });
  expect(described(chip('Whole page'))).toBe('Kimi gets all of the text: 1,000 characters.');
});

test('a page that was sent in part never claims to be whole, nor to be nothing', () => {
  const { panel } = openPanel({
    page: ELSEWHERE,
    pageKey: 'https://example.com/tides',
    turns: [asked({ coverage: 'chosen', sections: [0], sentCharacters: 999 })],
  });
  expect(described(chip('99 %'))).toContain('some of the sections: 999 of 1,000 characters');
  const turns = [asked({ coverage: 'chosen', sections: [0], sentCharacters: 1 })];
  panel.receive({
    type: 'snapshot',
    conversation: conversationWith(turns, { id: 'c1', pageKey: 'https://example.com/tides' }),
  });
  return waitFor(() => expect(chip('1 %')).toBeDefined());
});

test('a page that was read section by section was read whole', () => {
  openPanel({
    page: ELSEWHERE,
    pageKey: 'https://example.com/tides',
    turns: [asked({ coverage: 'digest' })],
  });
  expect(described(chip('Whole page'))).toContain('section by section');
});

test('how much of a long page the next question sends is not told by what the last one sent', () => {
  openPanel({ turns: [asked({ coverage: 'chosen', sections: [0], sentCharacters: 999 })] });
  expect(described(chip('This page'))).toContain('depends on the question');
});

test('what was sent whole is not said to go whole once a question is to send what it needs', async () => {
  const { settings } = openPanel({ turns: [asked()] });
  expect(chip('Whole page')).toBeDefined();
  await act(() => settings.save({ sends: 'needed' }));
  expect(described(chip('This page'))).toContain('depends on the question');
});

test('a selection that is attached is what the question is about', async () => {
  const { panel } = openPanel();
  panel.attach({ text: 'ebb and flow', headings: [], around: '' });
  expect(described(await screen.findByRole('button', { name: 'Selection' }))).toContain(
    'send the selection and what stands around it',
  );
  panel.choose('page');
  await waitFor(() =>
    expect(described(chip('Selection'))).toContain('The page goes along with the selection'),
  );
});

test('beside another page, only a question of one’s own goes with what the conversation was sent', async () => {
  const { panel } = openPanel({ page: ELSEWHERE, turns: [asked()], pageKey: 'https://example.com/tides' });
  panel.attach({ text: 'ebb and flow', headings: [], around: '' });
  panel.choose('page');
  expect(described(await screen.findByRole('button', { name: 'Selection' }))).toBe(
    'Explain and Translate send the selection and what stands around it. A question of your own sends the page as well: Kimi gets all of the text: 1,000 characters.',
  );
});

test('what was asked about a selection says that no more of the page went along', () => {
  openPanel({
    page: ELSEWHERE,
    pageKey: 'https://example.com/tides',
    turns: [asked({ coverage: 'around', range: { start: 10, end: 90 }, sentCharacters: 80 })],
  });
  expect(described(chip('8 %'))).toContain('around it: 80 of 1,000 characters');
});

test('a page that does not fit says how much of it would, and what happens then', async () => {
  const room = { model: 'kimi-k2.5', context: 1000, page: 100, parts: 100, whole: 100, tokenRatio: 1 };
  const { panel } = openPanel({ read: () => tabReading({ text: 'tide '.repeat(320) }, { room }) });
  await panel.readPage();
  expect(described(await screen.findByRole('button', { name: '25 %' }))).toContain('sections that matter');
});

test('a page that would fit says that a question sends what it needs, where the user wants that', async () => {
  const room = { model: 'kimi-k2.5', context: 1000, page: 900, parts: 900, whole: 100, tokenRatio: 1 };
  const { panel } = openPanel({ read: () => tabReading({ text: 'tide '.repeat(320) }, { room }) });
  await panel.readPage();
  const words = described(await screen.findByRole('button', { name: 'Needed parts' }));
  expect(words).toContain('up to 4,000 of about 400 tokens');
  expect(words).toContain('a summary sends all of it');
});

test('a page that has changed is sent as before until the user wants it otherwise', async () => {
  const { panel } = openPanel({
    turns: [asked()],
    read: () => tabReading({ text: 'The sea.' }, { changed: { since: 'h', passages: 3 } }),
  });
  await panel.readPage();
  expect(described(await screen.findByRole('button', { name: 'As before' }))).toContain('has changed');
  panel.sendNewText(true);
  expect(await screen.findByRole('button', { name: 'Whole page' })).toBeDefined();
});

test.each([
  [1, 'Main text · 1 part left out'],
  [3, 'Main text · 3 parts left out'],
])('it says so if %i parts that read like content are left out', async (content, label) => {
  const leftOut = [{ type: 'beside', characters: 900, content }] as const;
  const { panel } = openPanel({ read: () => tabReading({ leftOut }) });
  await panel.readPage();
  expect(described(await screen.findByRole('button', { name: label }))).toContain(
    'More of the page may belong to it',
  );
});

test('it says so of a page that does not fit, too', async () => {
  const leftOut = [{ type: 'beside', characters: 900, content: 2 }] as const;
  const room = { model: 'kimi-k2.5', context: 1000, page: 100, parts: 100, whole: 100, tokenRatio: 1 };
  const long = openPanel({ read: () => tabReading({ text: 'tide '.repeat(320), leftOut }, { room }) });
  await long.panel.readPage();
  expect(await screen.findByRole('button', { name: '25 % · 2 parts left out' })).toBeDefined();
});

test('a menu that is left out is nothing to speak of', async () => {
  const leftOut = [{ type: 'navigation', characters: 900, content: 0 }] as const;
  const { panel } = openPanel({ read: () => tabReading({ leftOut }) });
  await panel.readPage();
  expect(await screen.findByRole('button', { name: 'Whole page' })).toBeDefined();
});

test('sections that are taken out are not in its share', async () => {
  const text = `# One\n\n${'a'.repeat(600)}\n\n# Two\n\n${'b'.repeat(1800)}\n`;
  const { panel } = openPanel({ read: () => tabReading({ text }) });
  await panel.readPage();
  panel.toggleSection(1);
  expect(await screen.findByRole('button', { name: '25 %' })).toBeDefined();
});

test('a chat without a page has no chip', () => {
  openPanel({ page: { type: 'closed', tabId: 7, reason: 'browser-page' } });
  expect(screen.queryByRole('button', { name: 'Whole page' })).toBeNull();
});
