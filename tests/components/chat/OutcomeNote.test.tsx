// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Outcome } from '@/utils/chat/conversation';
import type { FailureKind } from '@/utils/chat/failure';
import { openPanel, useBrowser } from '../panel-harness';
import { answer, turn } from '../stand-ins';

useBrowser();

const failed = (kind: FailureKind): Outcome => ({ type: 'failed', failure: { kind, message: '' } });
const ended = (outcome: Outcome, text = 'Half an answer') =>
  openPanel({ turns: [turn({ answer: answer({ text, outcome }) })] });

const BROKEN: readonly (readonly [string, Outcome])[] = [
  ['was stopped', { type: 'stopped' }],
  ['reached its length limit', { type: 'done', finishReason: 'length' }],
  ['broke off', failed('truncated')],
  ['was interrupted', failed('interrupted')],
  ['lost its network', failed('network')],
  ['met a broken server', failed('server')],
  ['timed out', failed('timeout')],
];

test.each(BROKEN)('an answer that %s goes on with one click, or is asked again', async (_, outcome) => {
  const { user, wentOn, askedAgain } = ended(outcome);
  await user.click(await screen.findByRole('button', { name: 'Continue' }));
  expect(wentOn).toEqual(['t1']);
  await user.click(screen.getByRole('button', { name: 'Ask again' }));
  expect(askedAgain).toMatchObject([{ turnId: 't1' }]);
});

const WHOLE: readonly (readonly [string, Outcome, string])[] = [
  ['is complete', { type: 'done', finishReason: 'stop' }, 'All of it'],
  ['was refused for its content', { type: 'done', finishReason: 'content-filter' }, 'Half'],
  ['failed for its content', failed('content-filter'), 'Half'],
  ['was stopped before its first word', { type: 'stopped' }, ''],
  ['failed before its first word', failed('network'), ' '],
];

test.each(WHOLE)('an answer that %s has nothing to continue', (_, outcome, text) => {
  ended(outcome, text);
  expect(screen.queryByRole('button', { name: 'Continue' })).toBeNull();
});

test('only the last answer goes on', () => {
  const stopped = answer({ outcome: { type: 'stopped' } });
  openPanel({ turns: [turn({ answer: stopped }), turn({ id: 't2' })] });
  expect(screen.queryByRole('button', { name: 'Continue' })).toBeNull();
});

test('an answer that thinking left no room for leads to the limit', async () => {
  const { user } = ended({ type: 'done', finishReason: 'length' }, '');
  expect(screen.queryByRole('button', { name: 'Continue' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Give it more room' }));
  const target = await screen.findByLabelText('Longest answer');
  await waitFor(() => expect(document.activeElement === target).toBe(true));
});

test('a token that is refused leads to the token', async () => {
  const { user } = ended(failed('unauthorized'), '');
  await user.click(screen.getByRole('button', { name: 'Enter a token' }));
  const target = await screen.findByRole('button', { name: 'Replace' });
  await waitFor(() => expect(document.activeElement === target).toBe(true));
});

test('the own daily limit leads to the limit', async () => {
  const { user } = ended(failed('over-limit'), '');
  await user.click(screen.getByRole('button', { name: 'Change the limit' }));
  const target = await screen.findByLabelText('Daily limit');
  await waitFor(() => expect(document.activeElement === target).toBe(true));
});

test('a page that is too long leads to a new conversation', async () => {
  const { user, done } = ended(failed('too-long'), '');
  await user.click(screen.getByRole('button', { name: 'Start a new conversation' }));
  expect(done).toEqual(['startOver']);
});

test('an address at which the API is can be used, and the question is asked there', async () => {
  const failure = { kind: 'web-page', message: '', address: 'https://api.acedata.cloud/v1' } as const;
  const { user, done, askedAgain } = ended({ type: 'failed', failure }, '');
  expect(screen.getByRole('button', { name: 'Check the address' })).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Use https://api.acedata.cloud/v1' }));
  expect(done).toEqual(['use https://api.acedata.cloud/v1']);
  await waitFor(() => expect(askedAgain).toHaveLength(1));
});

test('an address of a service that is no longer used is not offered', () => {
  const failure = { kind: 'web-page', message: '', address: 'https://example.org/v1' } as const;
  ended({ type: 'failed', failure }, '');
  expect(screen.queryByRole('button', { name: /^Use https/ })).toBeNull();
  expect(screen.getByRole('button', { name: 'Check the address' })).toBeDefined();
});

test('a model that the server suggests is named', () => {
  const message = 'Not found the model kimi-k2.5, did you mean kimi-k2.6?';
  const outcome: Outcome = { type: 'failed', failure: { kind: 'unknown-model', message } };
  ended(outcome, '');
  expect(screen.getAllByText(/Try kimi-k2\.6 instead\./)).not.toEqual([]);
});

test('a balance that is used up leads to AceData Cloud’s own site, where that is the service', async () => {
  ended(failed('used-up'), '');
  const link = await screen.findByRole<HTMLAnchorElement>('link', { name: 'Top up the balance' });
  expect(link.href).toBe('https://platform.acedata.cloud/');
});

test('a balance that is used up at another service leads nowhere else, and is asked for again', async () => {
  const { user, askedAgain, settings } = ended(failed('used-up'), '');
  act(() =>
    settings.setState((state) => ({
      settings: { ...state.settings, baseUrl: 'https://api.moonshot.cn/v1' },
    })),
  );
  const note = (await screen.findByText(/balance of this token/)).closest<HTMLElement>('.failure-note')!;
  await user.click(within(note).getByRole('button', { name: 'Ask again' }));
  expect(askedAgain).toHaveLength(1);
  expect(within(note).queryByRole('link')).toBeNull();
});

test('a rate limit is waited out before it can be asked again', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: 30_000 });
  try {
    const failure = { kind: 'rate-limited', message: '', retryAfter: 20_000 } as const;
    const { user, askedAgain } = ended({ type: 'failed', failure }, '');
    const counting = screen.getByRole<HTMLButtonElement>('button', { name: 'Ask again in 0:20' });
    expect(counting.disabled).toBe(true);
    expect(screen.queryByRole('button', { name: 'Ask again' })).toBeNull();
    act(() => vi.advanceTimersByTime(20_000));
    await user.click(screen.getByRole('button', { name: 'Ask again' }));
    expect(askedAgain).toHaveLength(1);
  } finally {
    vi.useRealTimers();
  }
});

test('the details are everything the server said, to be copied at once', async () => {
  const failure = {
    kind: 'rate-limited',
    message: 'Slow down',
    status: 429,
    code: 'too_many_requests',
    raw: '{"error":{"code":"too_many_requests"}}',
    traceId: 'trace-9',
  } as const;
  const { user } = ended({ type: 'failed', failure }, '');
  const write = vi.spyOn(navigator.clipboard, 'writeText');
  expect(screen.queryByText('Slow down')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Details' }));
  expect(screen.getByText('HTTP 429 · too_many_requests')).toBeDefined();
  expect(screen.getByLabelText('What the server answered').textContent).toBe(failure.raw);
  await user.click(screen.getByRole('button', { name: 'Copy details' }));
  const copied = String(write.mock.calls[0]?.[0]);
  for (const part of ['429', 'Slow down', failure.raw, 'trace-9']) expect(copied).toContain(part);
});

test('a parameter that was left out is told', async () => {
  openPanel({ turns: [turn({ answer: answer({ dropped: ['max_tokens'] }) })] });
  expect(await screen.findByText(/doesn’t support “max_tokens”/)).toBeDefined();
});

test('an answer of which something could not be read says so, and where all of it is', async () => {
  openPanel({ turns: [turn({ answer: answer({ unread: 2 }) })] });
  expect(await screen.findByText(/could not be read.*“What was sent” shows what came/)).toBeDefined();
});

test.each(['storage-full', 'storage', 'damaged'] as const)(
  'an answer that is %s is not offered to be continued: what is missing is not its end',
  (kind) => {
    ended(failed(kind));
    expect(screen.getByText('Half an answer')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Continue' })).toBeNull();
    expect(
      screen.getByRole('button', { name: kind === 'storage-full' ? 'Free some room' : 'Ask again' }),
    ).toBeDefined();
  },
);

test('a turn whose question was lost says so, and offers nothing that would need it', () => {
  openPanel({ turns: [turn({ question: '', answer: answer({ text: '', outcome: failed('damaged') }) })] });
  expect(screen.getByRole('heading', { name: 'This question was lost' })).toBeDefined();
  expect(screen.getByText(/was damaged in the browser’s storage/)).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Ask again' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Edit question' })).toBeNull();
});
