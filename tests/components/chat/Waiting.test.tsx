// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { ChatEvent } from '@/utils/chat/apply';
import type { Waiting } from '@/utils/chat/conversation';
import { openPanel, useBrowser } from '../panel-harness';
import { answer, turn } from '../stand-ins';

useBrowser();

function openWaiting(waiting: Waiting, text = '') {
  return openPanel({
    turns: [turn({ answer: answer({ text, textAt: null, outcome: null, waiting }) })],
  });
}

test('an answer in the queue says how many go first, and then that it waits for Kimi', async () => {
  const { panel } = openWaiting({ type: 'queued', ahead: 2 });
  expect(await screen.findByText('In the queue · 2 ahead')).toBeDefined();
  expect(screen.queryByText('Waiting for Kimi…')).toBeNull();
  panel.receive({ type: 'event', event: { type: 'waited', turnId: 't1', waiting: null } });
  expect(await screen.findByText('Waiting for Kimi…')).toBeDefined();
  expect(screen.queryByText(/In the queue/)).toBeNull();
});

test('an answer that goes on waits below the text it has', async () => {
  openWaiting({ type: 'queued', ahead: 1 }, 'Half an answer');
  const [note, text] = [await screen.findByText(/1 ahead/), screen.getByText('Half an answer')];
  expect(text.compareDocumentPosition(note)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});

test('a request that is made again says why, counts down, and can be cancelled', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: 100_000 });
  try {
    const failure = { kind: 'rate-limited', message: '' } as const;
    const { user, stopped } = openWaiting({
      type: 'retrying',
      attempt: 1,
      attempts: 2,
      until: 112_000,
      failure,
    });
    expect(await screen.findByText('Trying again in 0:12')).toBeDefined();
    expect(screen.getByText('Too many requests for the moment. Attempt 1 of 2.')).toBeDefined();
    act(() => vi.advanceTimersByTime(3000));
    expect(screen.getByText('Trying again in 0:09')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(stopped).toEqual(['c1']);
    // The request is made: from now on the panel waits for it like for every other one.
    act(() => vi.advanceTimersByTime(60_000));
    expect(screen.queryByText(/Trying again in/)).toBeNull();
    expect(screen.getByText('Waiting for Kimi…')).toBeDefined();
  } finally {
    vi.useRealTimers();
  }
});

test('a screen reader hears of an attempt once, not of its seconds', async () => {
  const { panel } = openPanel({ turns: [turn({ answer: answer({ text: '', outcome: null }) })] });
  const failure = { kind: 'server', message: '' } as const;
  const waiting = { type: 'retrying', attempt: 1, attempts: 2, until: Date.now() + 9000, failure } as const;
  panel.receive({ type: 'event', event: { type: 'waited', turnId: 't1', waiting } });
  const words = () => screen.getAllByRole('status').map((status) => status.textContent);
  await waitFor(() =>
    expect(words()).toContain('The service has trouble at the moment. Sidenote tries again by itself.'),
  );
  expect((await screen.findByText(/Trying again in/)).getAttribute('aria-hidden')).toBe('true');
});

test('an answer that goes on waits for what is new, and not for what it has', async () => {
  const { panel } = openPanel({
    turns: [turn({ answer: answer({ text: 'Half', outcome: { type: 'stopped' } }) })],
  });
  const tell = (event: ChatEvent) => panel.receive({ type: 'event', event });
  tell({ type: 'continued', turnId: 't1', at: 5000 });
  expect(await screen.findByText('Waiting for Kimi…')).toBeDefined();
  tell({ type: 'delta', turnId: 't1', reasoning: 'Hm', text: '', at: 6000 });
  expect(await screen.findByText('Thinking…')).toBeDefined();
  tell({ type: 'delta', turnId: 't1', reasoning: '', text: ' an answer', at: 7000 });
  expect(await screen.findByText('Half an answer')).toBeDefined();
  expect(screen.queryByText('Waiting for Kimi…')).toBeNull();
  expect(screen.queryByText('Thinking…')).toBeNull();
});

test('an answer that pauses for long says that it waits for more, until more comes', async () => {
  vi.useFakeTimers({
    toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    now: 100_000,
  });
  try {
    const { panel } = openPanel({ turns: [turn({ answer: answer({ text: 'Half', outcome: null }) })] });
    const grow = (text: string) =>
      panel.receive({
        type: 'event',
        event: { type: 'delta', turnId: 't1', reasoning: '', text, at: Date.now() },
      });
    act(() => grow(' an'));
    await act(() => vi.dynamicImportSettled());
    await act(() => vi.advanceTimersByTimeAsync(9_000));
    expect(screen.queryByText('Waiting for more…')).toBeNull();
    await act(() => vi.advanceTimersByTimeAsync(66_000));
    expect(screen.getByText('Waiting for more…').parentElement?.textContent).toContain('1:15');
    act(() => grow(' answer'));
    expect(screen.queryByText('Waiting for more…')).toBeNull();
  } finally {
    vi.useRealTimers();
  }
});
