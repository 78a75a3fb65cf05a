// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openPanel, useBrowser } from '../panel-harness';
import { answer, attachedPage, turn } from '../stand-ins';

useBrowser();

const refusal = {
  kind: 'page-long',
  message: '',
  digest: { sections: 22, requests: 23, tokens: 410_000 },
} as const;
const digest = { page: attachedPage({ coverage: 'digest' }), selection: null };

async function summarise(prices = {}) {
  const opened = openPanel({ refusal, prices });
  await opened.user.click(screen.getByRole('button', { name: 'Summarise this page' }));
  await screen.findByRole('button', { name: 'Read it section by section' });
  return opened;
}

test('a page that is too long says what reading it takes, before anything is sent', async () => {
  const { user, asked } = await summarise();
  expect(screen.getByRole('alert').textContent).toContain('takes 23 requests and about 410,000 tokens');
  expect(screen.queryByText(/^Cost/)).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Read it section by section' }));
  expect(asked).toMatchObject([
    { action: 'summarise', mayDigest: false },
    { action: 'summarise', mayDigest: true },
  ]);
});

test('where the model has a price, it says the cost', async () => {
  await summarise({ 'kimi-k2.5': { input: 2, cachedInput: 1, output: 8 } });
  expect(screen.getByText('Cost: ≈ 0.82')).toBeDefined();
});

test('whoever would rather ask about a part of it is led to the question', async () => {
  const { user, asked } = await summarise();
  await user.click(screen.getByRole('button', { name: 'Ask about it instead' }));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Question' }));
  expect(screen.queryByRole('alert')).toBeNull();
  expect(asked).toHaveLength(1);
});

test('while it is read, its progress is there to be seen and stopped, and is read out once', async () => {
  const waiting = (section: number) => ({ type: 'digesting', section, of: 23 }) as const;
  const open = answer({ text: '', textAt: null, outcome: null });
  const { user, panel, stopped } = openPanel({ turns: [turn({ attachment: digest, answer: open })] });
  panel.receive({ type: 'event', event: { type: 'waited', turnId: 't1', waiting: waiting(7) } });
  const bar = await screen.findByRole('progressbar');
  expect(screen.getByText('Section 7 of 23')).toBeDefined();
  expect(['aria-valuenow', 'aria-valuemax', 'aria-valuetext'].map((name) => bar.getAttribute(name))).toEqual([
    '6',
    '23',
    'Section 7 of 23',
  ]);
  const words = () => screen.getAllByRole('status').map((status) => status.textContent);
  await waitFor(() => expect(words()).toContain('Kimi is reading the page section by section.'));
  panel.receive({ type: 'event', event: { type: 'waited', turnId: 't1', waiting: waiting(8) } });
  await screen.findByText('Section 8 of 23');
  expect(words().join('')).not.toContain('Section');
  // One way to stop it, in its usual place.
  await user.click(screen.getByRole('button', { name: 'Stop' }));
  expect(stopped).toEqual(['c1']);
});

test('stopped, it says that what was read is kept, and goes on from there', async () => {
  const stoppedAnswer = answer({ text: '', textAt: null, outcome: { type: 'stopped' } });
  const { user, askedAgain } = openPanel({ turns: [turn({ attachment: digest, answer: stoppedAnswer })] });
  expect(await screen.findByText(/What was read is kept/)).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Continue' }));
  expect(askedAgain).toMatchObject([{ turnId: 't1' }]);
});

test('an answer that was stopped over a page that fitted keeps no sections', () => {
  const stoppedAnswer = answer({ text: '', textAt: null, outcome: { type: 'stopped' } });
  const page = { page: attachedPage(), selection: null };
  openPanel({ turns: [turn({ attachment: page, answer: stoppedAnswer })] });
  expect(screen.queryByText(/What was read is kept/)).toBeNull();
});
