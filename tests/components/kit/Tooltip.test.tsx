// @vitest-environment jsdom
import { emptyConversation } from '@/utils/chat/conversation';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openPanel, useBrowser } from '../panel-harness';
import { answer, turn } from '../stand-ins';

useBrowser();

const usage = {
  promptTokens: 1000,
  completionTokens: 234,
  cachedTokens: null,
  reasoningTokens: null,
  isEstimate: true,
};
/** A panel whose tooltips are loaded, which comes after its chat. */
async function openWithTips(...scene: Parameters<typeof openPanel>) {
  const opened = openPanel(...scene);
  await act(() => vi.dynamicImportSettled());
  return opened;
}

const tip = () => document.querySelector('.tooltip')?.textContent ?? null;

test('the name of a button shows where the pointer rests, and Escape takes it away', async () => {
  await openWithTips({ turns: [turn()] });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  fireEvent.pointerOver(screen.getByRole('button', { name: 'Menu' }));
  act(() => vi.advanceTimersByTime(300));
  expect(tip()).toBeNull();
  act(() => vi.advanceTimersByTime(300));
  expect(tip()).toBe('Menu');
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(tip()).toBeNull();
});

test('a tip goes with what it is about', async () => {
  const { user, panel } = await openWithTips({ turns: [turn()] });
  await user.hover(screen.getByRole('button', { name: 'Copy answer' }));
  await waitFor(() => expect(tip()).toBe('Copy answer'));
  await user.click(screen.getByRole('button', { name: 'Copy answer' }));
  await waitFor(() => expect(tip()).toBe('Copied'));
  panel.receive({
    type: 'snapshot',
    conversation: emptyConversation('c2', 'https://example.com/tides', 0),
  });
  await waitFor(() => expect(tip()).toBeNull());
});

test('what an answer took says that it is an estimate, and what it cost', () => {
  const prices = { 'kimi-k2.5': { input: 10, cachedInput: 1, output: 100 } };
  openPanel({ turns: [turn({ answer: answer({ usage }) })], prices });
  const line = screen.getByRole('button', { name: /≈ 1,234 tokens/ });
  expect(line.textContent).toContain('Cost: ≈ 0.033');
  expect(line.textContent).toContain('Estimated');
});
