// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openPanel, useBrowser } from '../panel-harness';
import { answer, turn } from '../stand-ins';

useBrowser();

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Question' });

test('Enter sends the question and empties the field', async () => {
  const { user, asked } = openPanel();
  await user.type(field(), '  Why?  {Enter}');
  expect(asked).toMatchObject([{ action: 'ask', question: 'Why?', page: { type: 'tab', tabId: 7 } }]);
  expect(field().value).toBe('');
});

test('the field has the focus when the panel opens', () => {
  openPanel();
  expect(document.activeElement).toBe(field());
});

test('Shift+Enter breaks the line', async () => {
  const { user, asked } = openPanel();
  await user.type(field(), 'one{Shift>}{Enter}{/Shift}two');
  expect(asked).toEqual([]);
  expect(field().value).toBe('one\ntwo');
});

test('Enter that belongs to an input method never sends', () => {
  const { panel, asked } = openPanel();
  panel.edit('にほんご');
  fireEvent.keyDown(field(), { key: 'Enter', isComposing: true });
  fireEvent.keyDown(field(), { key: 'Enter', keyCode: 229 });
  expect(asked).toEqual([]);
});

test('white space alone is no question', async () => {
  const { user, asked } = openPanel();
  await user.type(field(), '   {Enter}');
  expect(asked).toEqual([]);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send' }).disabled).toBe(true);
});

test('while an answer is open there is Stop in place of Send, and Enter keeps the draft', async () => {
  const open = answer({ outcome: null });
  const { user, asked, stopped } = openPanel({ turns: [turn({ answer: open })] });
  expect(screen.queryByRole('button', { name: 'Send' })).toBeNull();
  await user.type(field(), 'next{Enter}');
  expect(asked).toEqual([]);
  expect(field().value).toBe('next');
  await user.click(screen.getByRole('button', { name: 'Stop' }));
  expect(stopped).toEqual(['c1']);
});

test('a question waits until the file that is being read is there', async () => {
  const { user, panel, asked } = openPanel();
  act(() => panel.setState({ taking: [{ name: 'paper.pdf' }] }));
  await screen.findByText('Reading “paper.pdf”…');
  await user.type(field(), 'Why?{Enter}');
  expect(asked).toEqual([]);
  screen.getByText('Your question waits here until the file is ready. Then press Enter again.');
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByText('Reading “paper.pdf”…')).toBeNull();
  expect(document.activeElement).toBe(field());
  await user.keyboard('{Enter}');
  expect(asked).toHaveLength(1);
});

test('a selection is quoted, goes with the question, and can be taken away', async () => {
  const { user, panel, asked } = openPanel();
  const selection = { text: 'the near side of the sea', headings: [], around: '' };
  panel.attach(selection);
  await screen.findByText(selection.text);
  await user.type(field(), 'Why?{Enter}');
  expect(asked[0]?.selection).toEqual(selection);

  panel.attach(selection);
  await user.click(await screen.findByRole('button', { name: 'Remove the selection' }));
  expect(screen.queryByText(selection.text)).toBeNull();
  await user.type(field(), 'And now?{Enter}');
  expect(asked[1]?.selection).toBeNull();
});

test('a refused question stays in the field, under the reason, which can be dismissed', async () => {
  const refusal = { kind: 'network', message: 'Failed to fetch', traceId: 'trace-1' } as const;
  const { user } = openPanel({ refusal });
  await user.type(field(), 'Why?{Enter}');
  const alert = await screen.findByRole('alert');
  await waitFor(() => expect(alert.textContent).toContain('can’t be reached'));
  expect(alert.textContent).toContain('trace-1');
  expect(field().value).toBe('Why?');
  await user.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByRole('alert')).toBeNull();
  expect(field().value).toBe('Why?');
});

test('Enter while an answer comes says why nothing is asked, until the answer ends', async () => {
  const { user, panel, asked } = openPanel({ turns: [turn({ answer: answer({ outcome: null }) })] });
  const held = () => screen.queryByText(/Kimi is still answering/);
  await user.type(field(), 'next');
  expect(held()).toBeNull();
  await user.keyboard('{Enter}');
  expect(held()?.closest('[role="status"]')).not.toBeNull();
  expect(field().value).toBe('next');
  await user.keyboard('!');
  expect(held()).toBeNull();
  await user.keyboard('{Enter}');
  expect(held()).not.toBeNull();
  const outcome = { type: 'done', finishReason: 'stop' } as const;
  act(() => panel.receive({ type: 'event', event: { type: 'settled', turnId: 't1', outcome, usage: null } }));
  expect(held()).toBeNull();
  expect(field().value).toBe('next!');
  expect(asked).toEqual([]);
});

test('Enter where the conversation can’t be shown says that nothing was asked, and keeps the text', async () => {
  const { user, panel, asked } = openPanel({ turns: [turn()] });
  const failure = { kind: 'storage', message: 'blocked' } as const;
  act(() => panel.receive({ type: 'unavailable', conversationId: 'c1', failure }));
  await user.type(field(), 'half a question{Enter}');
  expect(screen.getByText(/nothing was asked/).getAttribute('role')).toBe('status');
  expect(field().value).toBe('half a question');
  expect(asked).toEqual([]);
});

test.each([{ turns: [] }, { turns: [turn()] }])(
  'a selection offers to explain or translate it, after $turns.length turns',
  async (scene) => {
    const { user, panel, asked } = openPanel(scene);
    act(() => panel.attach({ text: 'ebb and flow', headings: [], around: '' }));
    await user.click(await screen.findByRole('button', { name: 'Explain' }));
    expect(asked).toMatchObject([{ action: 'explain', selection: { text: 'ebb and flow' } }]);
    expect(screen.queryByRole('button', { name: 'Explain' })).toBeNull();
  },
);

test('what can be asked about a selection waits until the answer has ended', async () => {
  const { panel } = openPanel({ turns: [turn({ answer: answer({ outcome: null }) })] });
  act(() => panel.attach({ text: 'ebb and flow', headings: [], around: '' }));
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: 'Translate' });
  expect(button.disabled).toBe(true);
});

test('a selection can be translated as soon as it is there', async () => {
  const { user, panel, asked } = openPanel();
  panel.attach({ text: 'ebb and flow', headings: [], around: '' });
  await user.click(await screen.findByRole('button', { name: 'Translate' }));
  expect(asked).toMatchObject([{ action: 'translate', selection: { text: 'ebb and flow' } }]);
});

test('one click summarises the page', async () => {
  const { user, asked } = openPanel();
  await user.click(screen.getByRole('button', { name: 'Summarise this page' }));
  expect(asked).toMatchObject([
    { action: 'summarise', question: 'Summarise this page', page: { type: 'tab', tabId: 7 } },
  ]);
});

test('a page that can’t be read is not offered for a summary', async () => {
  openPanel({ page: { type: 'closed', tabId: 7, reason: 'browser-page' } });
  expect(screen.queryByRole('button', { name: 'Summarise this page' })).toBeNull();
  expect(await screen.findByText(/Extensions can’t read this page/)).toBeDefined();
});

test('a question that its page stands in the way of can go without the page', async () => {
  const { user, asked } = openPanel({ refusal: { kind: 'page-empty', message: '' } });
  await user.type(field(), 'Why?{Enter}');
  await user.click(await screen.findByRole('button', { name: 'Ask without the page' }));
  expect(asked).toMatchObject([
    { page: { type: 'tab', tabId: 7 } },
    { question: 'Why?', page: { type: 'none' } },
  ]);
});

test('a question that can’t be stored was not sent, and the way to free room is offered', async () => {
  const { user, panel } = openPanel({ refusal: { kind: 'storage-full', message: 'QuotaExceededError' } });
  await user.type(screen.getByRole('textbox', { name: 'Question' }), 'Why?{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('nothing was sent');
  expect(panel.getState().draft.text).toBe('Why?');
  await user.click(screen.getByRole('button', { name: 'Free some room' }));
  expect(await screen.findByRole('heading', { name: 'Storage and backup' })).toBeDefined();
});
