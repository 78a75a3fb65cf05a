// @vitest-environment jsdom
import { conversationWith } from '../utils/chat/chat-fixtures';
import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { openPanel, useBrowser } from './panel-harness';
import { answer, turn } from './stand-ins';

useBrowser();

// React reports what a boundary held; the panel's own root turns that off.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => vi.restoreAllMocks());

/** An answer as no code of ours makes it. */
const broken = answer({ askedAt: 0, dropped: null as never });

test('a turn that can’t be shown says so in its place, and the others and the composer work', async () => {
  const panel = openPanel({
    turns: [
      turn({ id: 't1', question: 'first?', answer: broken }),
      turn({ id: 't2', question: 'second?', answer: answer({ text: 'All is well.' }) }),
    ],
  });
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('It is kept, and everything else works.');
  expect(within(alert).getByRole('button', { name: 'Try again' })).toBeDefined();
  expect(await screen.findByText('All is well.')).toBeDefined();
  await panel.user.type(screen.getByRole('textbox', { name: 'Question' }), 'third?{Enter}');
  await waitFor(() => expect(panel.asked).toMatchObject([{ question: 'third?' }]));
});

test('its details can be copied, and have no word of the conversation', async () => {
  vi.spyOn(browser.runtime, 'getManifest').mockReturnValue({ version: '1' } as never);
  const panel = openPanel({ turns: [turn({ question: 'a secret question?', answer: broken })] });
  await panel.user.click(
    within(await screen.findByRole('alert')).getByRole('button', { name: 'Copy details' }),
  );
  await waitFor(() => expect(screen.getAllByText('Copied').length).toBeGreaterThan(0));
  const copied = await navigator.clipboard.readText();
  expect(copied).toContain('Sidenote');
  expect(copied).not.toContain('secret');
});

test('a turn that is whole again is shown by “Try again” or by itself', async () => {
  const one = turn({ question: 'first?', answer: broken });
  const panel = openPanel({ turns: [one] });
  await screen.findByRole('alert');
  const whole = { ...one, answer: answer({ text: 'Here again.' }) };
  const conversation = conversationWith([whole], { id: 'c1' });
  act(() => panel.panel.receive({ type: 'snapshot', conversation }));
  expect(await screen.findByText('Here again.')).toBeDefined();
  expect(screen.queryByRole('alert')).toBeNull();
});
