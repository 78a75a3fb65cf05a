// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openPanel, useBrowser } from '../panel-harness';
import { answer, turn } from '../stand-ins';

useBrowser();

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Question' });
const options = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);
const activeOption = () =>
  document.querySelector(`#${CSS.escape(field().getAttribute('aria-activedescendant') ?? 'none')}`);

test('a slash opens the prompts, the field says which is active, and the keys walk through them', async () => {
  const { user, asked } = openPanel();
  await user.type(field(), '/');
  const list = await screen.findByRole('listbox', { name: 'Prompts' });
  expect(field().getAttribute('aria-controls')).toBe(list.id);
  expect(activeOption()?.textContent).toBe('Sum up in one line');
  await user.keyboard('{ArrowDown}');
  expect(activeOption()?.textContent).toBe('Five main points');
  expect(activeOption()?.getAttribute('aria-selected')).toBe('true');
  await user.keyboard('{ArrowUp}{ArrowUp}');
  expect(activeOption()?.textContent).toBe('What is left out?');
  expect(document.activeElement).toBe(field());
  await user.keyboard('{Enter}');
  expect(asked).toMatchObject([{ action: 'ask', preset: 'missing', question: 'What is left out?' }]);
  expect(field().value).toBe('');
  expect(field().hasAttribute('aria-activedescendant')).toBe(false);
});

test('typing filters by words, in any order and however they are written', async () => {
  const { user, asked } = openPanel();
  await user.type(field(), '/DEFIN key');
  await waitFor(() => expect(options()).toEqual(['Key terms with definitions']));
  await user.keyboard('{Enter}');
  expect(asked).toMatchObject([{ preset: 'terms' }]);
});

test('a question that begins with a slash and is no prompt is asked', async () => {
  const { user, asked } = openPanel();
  await user.type(field(), '/etc/hosts, what is it?');
  await waitFor(() => expect(options()).toEqual([]));
  await user.keyboard('{Enter}');
  expect(asked).toMatchObject([{ action: 'ask', question: '/etc/hosts, what is it?' }]);
  expect(asked[0]).not.toHaveProperty('preset');
});

test('Escape closes the list and keeps the text, and another slash opens it again', async () => {
  const { user } = openPanel();
  await user.type(field(), '/q');
  await screen.findByRole('option', { name: 'Quiz me' });
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('listbox')).toBeNull();
  await user.keyboard('ui');
  expect(field().value).toBe('/qui');
  expect(screen.queryByRole('listbox')).toBeNull();
  await user.clear(field());
  await user.type(field(), '/');
  await screen.findByRole('option', { name: 'Quiz me' });
});

test('a list whose field loses the focus closes', async () => {
  const { user } = openPanel();
  await user.type(field(), '/');
  await screen.findByRole('listbox');
  await user.tab();
  expect(screen.queryByRole('listbox')).toBeNull();
});

test('the menu opens the prompts beside what was written, and a click asks one', async () => {
  const { user, asked } = openPanel();
  await user.type(field(), 'half a question');
  await user.click(screen.getByRole('button', { name: 'Add to the question' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Prompts' }));
  await waitFor(() => expect(document.activeElement).toBe(field()));
  await user.click(await screen.findByRole('option', { name: 'Action items' }));
  expect(asked).toMatchObject([{ preset: 'actions', question: 'Action items' }]);
  expect(field().value).toBe('half a question');
});

test('while an answer comes, a prompt waits with the words', async () => {
  const { user, asked } = openPanel({ turns: [turn({ answer: answer({ outcome: null }) })] });
  await user.type(field(), '/quiz');
  await screen.findByRole('option', { name: 'Quiz me' });
  await user.keyboard('{Enter}');
  expect(asked).toEqual([]);
  expect(field().value).toBe('/quiz');
  expect(screen.queryByText(/Kimi is still answering/)).not.toBeNull();
});

test('without a page and a selection there is nothing to be summed up', async () => {
  const { user, panel, asked } = openPanel({ page: { type: 'closed', tabId: 7, reason: 'browser-page' } });
  await user.type(field(), '/');
  await user.keyboard('x');
  expect(options()).toEqual([]);
  await user.clear(field());
  act(() => panel.attach({ text: 'ebb and flow', headings: [], around: '' }));
  await user.type(field(), '/simple');
  await screen.findByRole('option', { name: 'Explain in simple words' });
  await user.keyboard('{Enter}');
  expect(asked).toMatchObject([{ preset: 'simply', selection: { text: 'ebb and flow' } }]);
});
