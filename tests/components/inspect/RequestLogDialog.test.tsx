// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { RequestRecord } from '@/utils/chat/request-record';
import { snippetFor } from '@/utils/kimi/snippets/snippet';
import { openPanel, useBrowser } from '../panel-harness';
import { turn } from '../stand-ins';

useBrowser();

const record: RequestRecord = {
  conversationId: 'c1',
  turnId: 't1',
  askedAt: 1000,
  sentAfter: 20,
  openedAfter: 840,
  firstTokenAfter: 1210,
  endedAfter: 24_300,
  url: 'https://api.example.com/chat/completions',
  status: 200,
  body: {
    model: 'kimi-k2.5',
    messages: [
      { role: 'system', content: 'x'.repeat(2000) },
      { role: 'user', content: 'Why are there tides, really?' },
    ],
    stream: true,
  },
  events: [[1210, '{"choices":[]}']],
  omittedEvents: 3,
};

async function openSent(requests: readonly RequestRecord[]) {
  const panel = openPanel({ turns: [turn()], requests });
  await panel.user.click(screen.getByRole('button', { name: 'What was sent' }));
  return { ...panel, dialog: within(await screen.findByRole('dialog', { name: 'What was sent' })) };
}

test('what was sent is shown word for word, with its times and what came back', async () => {
  const { dialog } = await openSent([record]);
  await dialog.findByText(record.url);
  for (const words of ['kimi-k2.5', 'HTTP 200', 'Why are there tides, really?', '0.84 s', '24.3 s'])
    expect(dialog.getByText(words)).toBeDefined();
  expect(dialog.getByText('{"choices":[]}')).toBeDefined();
  expect(dialog.getByText('3 more not kept')).toBeDefined();
  expect(dialog.getByText(/token went along in a header and is never shown/)).toBeDefined();
});

test('a long message is folded, a short one is open', async () => {
  const { dialog } = await openSent([record]);
  const isOpen = async (role: string) => (await dialog.findByText(role)).closest('details')?.open;
  expect(await isOpen('system')).toBe(false);
  expect(await isOpen('user')).toBe(true);
});

test('each request of a turn is there, the last one open', async () => {
  const { dialog } = await openSent([{ ...record, status: 429 }, record]);
  const first = await dialog.findByText(/Request 1 of 2.*HTTP 429/);
  expect(first.closest('details')?.open).toBe(false);
  expect(dialog.getByText(/Request 2 of 2/).closest('details')?.open).toBe(true);
});

test('a request is copied as a program', async () => {
  const { user, dialog } = await openSent([record]);
  const write = vi.spyOn(navigator.clipboard, 'writeText');
  await user.click(await dialog.findByRole('button', { name: 'Copy as' }));
  await user.click(await screen.findByRole('menuitem', { name: 'cURL (bash, zsh)' }));
  expect(write).toHaveBeenCalledWith(snippetFor('curl', { url: record.url, body: record.body }));
  expect(await dialog.findByText('Copied as cURL (bash, zsh)')).toBeDefined();
});

test('where nothing is kept it says so, and closing gives the focus back', async () => {
  const { user, dialog } = await openSent([]);
  expect(await dialog.findByText('Nothing is kept of this request.')).toBeDefined();
  await user.keyboard('{Escape}');
  const button = screen.getByRole('button', { name: 'What was sent' });
  await waitFor(() => expect(document.activeElement).toBe(button));
});
