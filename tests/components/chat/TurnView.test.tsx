// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { treeOf } from '@/utils/chat/branches';
import type { FailureKind } from '@/utils/chat/failure';
import { openPanel, useBrowser } from '../panel-harness';
import { answer, turn } from '../stand-ins';

useBrowser();

test('the last question can be worded anew', async () => {
  const { user, askedAgain } = openPanel({ turns: [turn()] });
  await user.click(screen.getByRole('button', { name: 'Edit question' }));
  const editor = await screen.findByRole('textbox', { name: 'Edit question' });
  expect(document.activeElement).toBe(editor);
  await user.clear(editor);
  await user.type(editor, 'Why two?{Enter}');
  expect(askedAgain).toMatchObject([{ conversationId: 'c1', turnId: 't1', question: 'Why two?' }]);
  expect(screen.queryByRole('textbox', { name: 'Edit question' })).toBeNull();
});

test('Escape leaves the question as it was', async () => {
  const { user, askedAgain } = openPanel({ turns: [turn()] });
  await user.click(screen.getByRole('button', { name: 'Edit question' }));
  await screen.findByRole('textbox', { name: 'Edit question' });
  await user.keyboard('x{Escape}');
  expect(askedAgain).toEqual([]);
  expect(screen.getByText('Why are there tides?')).toBeDefined();
});

test('a refused edit keeps its words in the editor', async () => {
  const { user } = openPanel({ turns: [turn()], refusal: { kind: 'busy', message: '' } });
  await user.click(screen.getByRole('button', { name: 'Edit question' }));
  await user.keyboard(' Really?{Enter}');
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Edit question' }).value).toContain(
    'Really?',
  );
});

test('any question can be asked again or edited, in its own place', async () => {
  const { user, askedAgain } = openPanel({ turns: [turn(), turn({ id: 't2', question: 'Why two?' })] });
  const [first, second] = screen.getAllByRole('button', { name: 'Ask again' });
  await user.click(second!);
  await user.click(first!);
  expect(askedAgain).toMatchObject([{ turnId: 't2' }, { turnId: 't1' }]);
  const [pencil] = screen.getAllByRole('button', { name: 'Edit question' });
  await user.click(pencil!);
  await user.type(await screen.findByRole('textbox', { name: 'Edit question' }), ' Tell me.{Enter}');
  expect(askedAgain.at(-1)).toMatchObject({ turnId: 't1', question: 'Why are there tides? Tell me.' });
});

test('only the last answer can be continued', async () => {
  const stopped = answer({ outcome: { type: 'stopped' } });
  openPanel({ turns: [turn({ answer: stopped }), turn({ id: 't2', answer: stopped })] });
  expect(await screen.findAllByRole('button', { name: 'Continue' })).toHaveLength(1);
});

test('Copy takes the answer as Markdown and for documents', async () => {
  const { user } = openPanel({ turns: [turn({ answer: answer({ text: '\n**Two** bulges.\n' }) })] });
  await user.click(screen.getByRole('button', { name: 'Copy answer' }));
  expect(await screen.findByRole('button', { name: 'Copied' })).toBeDefined();
  const [item] = await navigator.clipboard.read();
  const read = async (type: string) => (await item?.getType(type))?.text();
  expect(await read('text/plain')).toBe('**Two** bulges.');
  expect(await read('text/html')).toBe('<p><strong>Two</strong> bulges.</p>');
});

test('an answer is copied as formatted text with formulas, as Markdown, or as plain text', async () => {
  const text = 'It costs $5 and $6.\n\n- **Two** bulges, $x^2$';
  const { user } = openPanel({ turns: [turn({ answer: answer({ text }) })] });
  const choose = async (name: string) => {
    await user.click(screen.getByRole('button', { name: 'More for this answer' }));
    await user.click(await screen.findByRole('menuitem', { name }));
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  };
  const read = async (type: string) => (await (await navigator.clipboard.read())[0]?.getType(type))?.text();
  await choose('Copy as formatted text');
  await waitFor(async () => expect(await read('text/html')).toContain('<msup>'));
  expect(await read('text/html')).toContain('It costs $5 and $6.');
  expect(await read('text/html')).not.toContain('annotation');
  expect(await read('text/plain')).toBe('It costs $5 and $6.\n\n- Two bulges, $x^2$');
  await choose('Copy as plain text');
  await waitFor(async () => expect(await navigator.clipboard.readText()).toContain('- Two bulges'));
  await choose('Copy as Markdown');
  await waitFor(async () => expect(await navigator.clipboard.readText()).toBe(text));
});

test('an answer is asked again with another model', async () => {
  const { user, askedAgain } = openPanel({ turns: [turn({ answer: answer({ model: 'kimi-k3' }) })] });
  await user.click(screen.getByRole('button', { name: 'More for this answer' }));
  expect((await screen.findByRole('menuitemradio', { name: 'kimi-k3' })).ariaChecked).toBe('true');
  await user.click(screen.getByRole('menuitemradio', { name: 'kimi-k2.5' }));
  expect(askedAgain).toMatchObject([{ turnId: 't1', model: 'kimi-k2.5' }]);
});

test('the model chosen beside Send is that of the conversation’s next questions', async () => {
  const { user, asked, panel, askedAgain } = openPanel({
    turns: [turn({ answer: answer({ model: 'kimi-k3' }) })],
  });
  await user.click(screen.getByRole('button', { name: 'Model for your next questions: kimi-k2.5' }));
  expect(await screen.findByRole('menuitemradio', { name: 'As in the settings (kimi-k2.5)' })).toBeDefined();
  act(() => panel.chooseModel('kimi-k3'));
  await user.keyboard('{Escape}');
  expect(screen.getByRole('button', { name: 'Model for your next questions: kimi-k3' }).textContent).toBe(
    'k3',
  );
  await user.type(screen.getByRole('textbox', { name: 'Question' }), 'And now?{Enter}');
  await user.click(screen.getByRole('button', { name: 'Ask again' }));
  expect([asked[0]?.model, askedAgain[0]?.model]).toEqual(['kimi-k3', 'kimi-k3']);
});

test('reasoning is folded away under the time it took, and opens on click', async () => {
  const thoughtful = answer({ reasoning: 'Let me think.', reasoningAt: 10_000, textAt: 22_000 });
  const { user } = openPanel({ turns: [turn({ answer: thoughtful })] });
  expect(screen.queryByText('Let me think.')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Thought for 12 s' }));
  expect(screen.getByText('Let me think.')).toBeDefined();
});

test('before the first byte it says that it waits, and while it thinks that it thinks', () => {
  const { panel } = openPanel({
    turns: [turn({ answer: answer({ text: '', textAt: null, outcome: null }) })],
  });
  expect(screen.getByText('Waiting for Kimi…')).toBeDefined();
  panel.receive({
    type: 'event',
    event: { type: 'delta', turnId: 't1', reasoning: 'Hm', text: '', at: 2000 },
  });
  return screen.findByRole('button', { name: /Thinking…/ });
});

test('where the conversation parts, its branches can be paged through, and the focus stays', async () => {
  const tree = treeOf([
    turn({ id: 'a', question: 'First wording', answer: answer({ text: 'First answer' }) }),
    turn({ id: 'b', after: 'a', question: 'What followed' }),
    turn({ id: 'c' }),
  ]);
  const { user } = openPanel({ tree });
  expect(screen.queryByText('First answer')).toBeNull();
  const earlier = await screen.findByRole('button', { name: 'Earlier version' });
  await user.click(earlier);
  expect(screen.getByText('First answer')).toBeDefined();
  expect(screen.getByText('What followed')).toBeDefined();
  expect(screen.queryByText('Why are there tides?')).toBeNull();
  expect(screen.getByLabelText('Version 1 of 2')).toBeDefined();
  expect(document.activeElement).toBe(earlier);
  await user.click(earlier);
  expect(screen.getByLabelText('Version 1 of 2')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Later version' }));
  expect(screen.getByText('Why are there tides?')).toBeDefined();
  expect(screen.queryByText('What followed')).toBeNull();
});

test('an answer that ended early says so', async () => {
  const endings = [
    turn({ id: '1', answer: answer({ outcome: { type: 'stopped' } }) }),
    turn({ id: '2', answer: answer({ outcome: { type: 'done', finishReason: 'length' } }) }),
    turn({ id: '3', answer: answer({ outcome: { type: 'done', finishReason: 'content-filter' } }) }),
    turn({ id: '4', answer: answer({ text: '', reasoning: 'Only thoughts' }) }),
  ];
  openPanel({ turns: endings });
  expect(await screen.findByText('You stopped this answer.')).toBeDefined();
  expect(screen.getByText('The answer reached its length limit.')).toBeDefined();
  expect(screen.getByText(/because of its content/)).toBeDefined();
  expect(screen.getByText(/ended without an answer/)).toBeDefined();
});

const FAILURES: readonly (readonly [FailureKind, RegExp, string | null])[] = [
  ['unauthorized', /doesn’t accept this token/, 'Enter a token'],
  ['token-mismatched', /belongs to another service/, 'Enter a token'],
  ['rate-limited', /Too many requests/, 'Ask again'],
  ['truncated', /broke off/, 'Ask again'],
  ['too-long', /more text than the model can take/, 'Start a new conversation'],
  ['wrong-address', /no Kimi API at this address/, 'Check the address'],
  ['unknown-model', /doesn’t know this model/, 'Choose a model'],
  ['over-limit', /limit of tokens, which you set yourself/, 'Change the limit'],
  ['offline', /You are offline/, 'Ask again'],
  ['content-filter', /because of its content/, null],
];

test.each(FAILURES)('a failed answer (%s) says what happened and what helps', (kind, sentence, remedy) => {
  const failure = { kind, message: 'server words', traceId: 'trace-9' };
  openPanel({ turns: [turn({ answer: answer({ text: '', outcome: { type: 'failed', failure } }) })] });
  const note = screen.getAllByText(sentence).at(-1)?.closest('.failure-note');
  expect(note?.textContent).toContain('trace-9');
  expect(note?.querySelector('.button')?.textContent ?? null).toBe(remedy);
});

test('what the server said is kept under Details', async () => {
  const failure = { kind: 'server', message: 'upstream exploded' } as const;
  const { user } = openPanel({ turns: [turn({ answer: answer({ outcome: { type: 'failed', failure } }) })] });
  expect(screen.queryByText('upstream exploded')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Details' }));
  expect(screen.getByText('upstream exploded')).toBeDefined();
});

test('a model that was replaced is named with the one that answered, and can be taken back into use', async () => {
  const { user, done, settings } = openPanel({
    turns: [turn({ answer: answer({ model: 'kimi-k3', replaced: 'kimi-k3.1-pro' }) })],
    model: null,
  });
  const line = await screen.findByText(/^kimi-k3\.1-pro isn’t available any more\. kimi-k3 answers/);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(done).toEqual(['restore kimi-k3.1-pro']);
  expect(settings.getState().model).toBe('kimi-k3.1-pro');
  expect(line.textContent).toBe('Your next question goes to kimi-k3.1-pro again.');
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

test('there is nothing to undo once another model is in use, or another question was asked', async () => {
  const replaced = answer({ model: 'kimi-k3', replaced: 'kimi-k2.5' });
  openPanel({
    turns: [turn({ answer: replaced }), turn({ id: 't2', answer: { ...replaced, model: 'kimi-k2.6' } })],
    model: 'kimi-k3',
  });
  expect(await screen.findAllByText(/^kimi-k2\.5 isn’t available/)).toHaveLength(2);
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});
