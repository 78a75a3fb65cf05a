// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openPanel, useBrowser } from '../panel-harness';
import { attachedPage, tabReading, turn } from '../stand-ins';

useBrowser();

async function openChanged(passages: number) {
  const opened = openPanel({
    turns: [turn({ attachment: { page: attachedPage(), selection: null } })],
    read: () => tabReading({ text: 'The new text.' }, { changed: { since: 'h', passages } }),
  });
  await opened.panel.readPage();
  return opened;
}

const heard = () => screen.getAllByRole('status').map((status) => status.textContent);
const ask = async ({ user }: Awaited<ReturnType<typeof openChanged>>) =>
  user.type(screen.getByRole('textbox', { name: 'Question' }), 'Why?{Enter}');

test('a page that has changed says by how many passages, and a screen reader hears it', async () => {
  await openChanged(3);
  await screen.findByRole('button', { name: 'Send the new text' });
  expect(heard()).toContain('The page has changed since: 3 passages.');
});

test('the new text goes with the next question where the user wants it', async () => {
  const opened = await openChanged(1);
  await opened.user.click(await screen.findByRole('button', { name: 'Send the new text' }));
  expect(heard()).toContain('The new text goes with your next question.');
  await ask(opened);
  await waitFor(() =>
    expect(opened.asked).toMatchObject([{ page: { type: 'reading', reading: { text: 'The new text.' } } }]),
  );
});

test('the choice can be taken back', async () => {
  const opened = await openChanged(2);
  await opened.user.click(await screen.findByRole('button', { name: 'Send the new text' }));
  await opened.user.click(await screen.findByRole('button', { name: 'Undo' }));
  await ask(opened);
  await waitFor(() => expect(opened.asked).toMatchObject([{ page: { type: 'as-before' } }]));
});

test('put away, it does not come back, and Kimi keeps to what it knows', async () => {
  const opened = await openChanged(2);
  await screen.findByRole('button', { name: 'Send the new text' });
  await opened.user.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByRole('button', { name: 'Send the new text' })).toBeNull();
  expect(heard()).toContain('Kimi is still using the earlier text.');
  await ask(opened);
  await waitFor(() => expect(opened.asked).toMatchObject([{ page: { type: 'as-before' } }]));
});

test('a page that is as it was says nothing', async () => {
  await openChanged(0);
  expect(screen.queryByRole('button', { name: 'Send the new text' })).toBeNull();
  expect(heard().join('')).toBe('');
});

async function openHeld() {
  const opened = openPanel({
    turns: [turn({ attachment: { page: attachedPage(), selection: null } })],
    read: () => tabReading({ text: 'The new text.' }, { changed: { since: 'h', passages: 3 } }),
  });
  await ask(opened);
  await screen.findByRole('button', { name: 'Send the new text' });
  return opened;
}

test('a question about a page that has changed unseen waits, and says so', async () => {
  const { asked } = await openHeld();
  expect(asked).toEqual([]);
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Question' }).value).toBe('Why?');
  expect(heard()).toContain('The page has changed since: 3 passages. Your question has not been sent yet.');
});

test.each([
  ['Send the new text', 'reading'],
  ['Send the old text', 'as-before'],
])('“%s” sends the question that waited', async (name, type) => {
  const { user, asked } = await openHeld();
  await user.click(screen.getByRole('button', { name }));
  await waitFor(() => expect(asked).toMatchObject([{ question: 'Why?', page: { type } }]));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Send the old text' })).toBeNull());
});
