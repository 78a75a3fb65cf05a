// @vitest-environment jsdom
import { conversationWith } from '../utils/chat/chat-fixtures';
import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { summary } from './library';
import { openPanel, useBrowser } from './panel-harness';
import { answer, attachedPage, turn } from './stand-ins';

useBrowser();

/** The key of the page beside the panel. */
const BESIDE = 'https://example.com/tides';

async function openMenu({ user }: ReturnType<typeof openPanel>) {
  vi.spyOn(browser.permissions, 'contains').mockImplementation(async () => false);
  await user.click(screen.getByRole('button', { name: 'Menu' }));
  return screen.findByRole('menu');
}

test('a pasted token loses its white space, is tried, and is not shown again', async () => {
  const { user, tokens } = openPanel({ tokenTail: null });
  await user.click(await screen.findByLabelText('AceData Cloud token'));
  await user.paste(' abc\n def9 \n');
  await user.keyboard('{Enter}');
  expect(tokens).toEqual(['abcdef9']);
  expect(await screen.findByRole('textbox', { name: 'Question' })).toBeDefined();
  expect(document.body.innerHTML).not.toContain('abcdef9');
});

test('a token that doesn’t work gets its reason and trace id, and stays to be corrected', async () => {
  const tokenRefusal = { kind: 'token-mismatched', message: 'no', traceId: 'trace-5' } as const;
  const { user } = openPanel({ tokenTail: null, tokenRefusal });
  await user.type(await screen.findByLabelText('AceData Cloud token'), 'wrong');
  await user.click(screen.getByRole('button', { name: 'Save token' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('another service');
  expect(alert.textContent).toContain('trace-5');
  expect((await screen.findByLabelText<HTMLInputElement>('AceData Cloud token')).value).toBe('wrong');
});

test('deleting asks once, and Cancel deletes nothing', async () => {
  const panel = openPanel({ turns: [turn()] });
  await panel.user.click(within(await openMenu(panel)).getByText('Delete conversation'));
  await panel.user.click(within(await screen.findByRole('alertdialog')).getByText('Cancel'));
  expect(panel.done).toEqual([]);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Menu' })));

  await panel.user.click(within(await openMenu(panel)).getByText('Delete conversation'));
  await panel.user.click(within(await screen.findByRole('alertdialog')).getByText('Delete'));
  expect(panel.done).toEqual(['delete c1']);
});

test('without a token, a conversation can still be read, and the way to the token stands below it', async () => {
  const { user } = openPanel({ turns: [turn()], tokenTail: null });
  expect(screen.getByText('The moon pulls.')).toBeDefined();
  expect(screen.queryByRole('textbox', { name: 'Question' })).toBeNull();
  await user.click(await screen.findByRole('button', { name: 'Enter a token' }));
  const field = await screen.findByLabelText('AceData Cloud token');
  await waitFor(() => expect(document.activeElement).toBe(field));
});

test('the welcome leads whoever has conversations to them, and to a backup', async () => {
  const { user } = openPanel({ tokenTail: null, stored: [summary({ id: 'c1' })] });
  await user.click(await screen.findByRole('button', { name: 'Conversations' }));
  await user.click(await screen.findByRole('button', { name: 'Storage and backup' }));
  expect(await screen.findByRole('button', { name: 'Import…' })).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Back' }));
  await user.click(await screen.findByRole('button', { name: 'Back' }));
  const field = await screen.findByLabelText('AceData Cloud token');
  await waitFor(() => expect(document.activeElement).toBe(field));
});

test('the welcome of a fresh install says who answers and where the text goes, and lists nothing', async () => {
  const { library } = openPanel({ tokenTail: null });
  expect(await screen.findByText(/Answers come from Kimi.* AceData Cloud is the service/)).toBeDefined();
  expect(screen.getByText(/goes only to api\.acedata\.cloud/)).toBeDefined();
  await waitFor(() => expect(library.queries).toHaveLength(1));
  expect(screen.queryByRole('button', { name: 'Conversations' })).toBeNull();
});

test('a token that may be checked again only later counts down to it, and another one is tried at once', async () => {
  const tokenRefusal = { kind: 'rate-limited', message: '', retryAfter: 20_000 } as const;
  const { user, tokens } = openPanel({ tokenTail: null, tokenRefusal });
  const field = await screen.findByLabelText('AceData Cloud token');
  await user.type(field, 'one{Enter}');
  const counting = await screen.findByRole<HTMLButtonElement>('button', { name: /^Check again in 0:/ });
  expect(counting.disabled).toBe(true);
  expect(screen.getByRole('alert').textContent).not.toMatch(/ask/i);
  await user.type(field, 's{Enter}');
  expect(tokens).toEqual(['one', 'ones']);
});

test('a conversation that can’t be read says so and can be looked for again, and typing goes on', async () => {
  const { user, panel, done, asked } = openPanel({ turns: [turn()] });
  panel.receive({
    type: 'unavailable',
    conversationId: 'c9',
    failure: { kind: 'storage', message: 'blocked' },
  });
  const alert = await screen.findByText(/can’t be read just now/);
  expect(alert.textContent).toContain('Nothing was deleted');
  await user.type(screen.getByRole('textbox', { name: 'Question' }), 'half a question{Enter}');
  expect(panel.getState().draft.text).toBe('half a question');
  expect(asked).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(done).toEqual(['reconnect']);
});

test('a conversation about another page says so, offers both ways, and speaks of its own page', async () => {
  const page = attachedPage({
    url: 'https://other.example/moon',
    title: 'The moon',
    site: 'other.example',
  });
  const { user, done } = openPanel({
    pageKey: 'https://other.example/moon',
    turns: [turn({ attachment: { page, selection: null } })],
  });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('The moon');
  expect(screen.getByText('other.example')).toBeDefined();
  expect(await screen.findByText('This conversation is about another page.')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Summarise' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Open the page' }));
  await user.click(screen.getByRole('button', { name: 'Back to this page' }));
  await user.click(screen.getByRole('button', { name: 'Ask about this page too' }));
  expect(done).toEqual(['openPage', 'backToPage', 'take the page into the shown one']);
});

test('a page that goes with the next question of another page’s conversation says so, and can be left out', async () => {
  const page = attachedPage({ url: 'https://other.example/moon', title: 'The moon' });
  const { user, panel, done, asked } = openPanel({
    pageKey: 'https://other.example/moon',
    turns: [turn({ attachment: { page, selection: null } })],
  });
  act(() => panel.take('c1'));
  expect(await screen.findByText('Your next question will include this page.')).toBeDefined();
  expect(screen.getByRole('heading', { level: 1 }).textContent).not.toBe('The moon');
  expect(screen.getByRole('textbox')).toBe(document.activeElement);
  await user.click(screen.getByRole('button', { name: 'Ask about this page alone' }));
  expect(done).toEqual(['backToPage']);
  await user.type(screen.getByRole('textbox'), 'Which is older?{Enter}');
  expect(asked).toMatchObject([{ conversationId: 'c1', page: { type: 'tab', pageKey: BESIDE } }]);
});

test('an empty conversation offers to go on with the page before, and not where it is about that page', async () => {
  const page = attachedPage({ url: 'https://other.example/moon', title: 'The moon' });
  const { user, panel, done } = openPanel();
  const previous = conversationWith([turn({ attachment: { page, selection: null } })], {
    id: 'c0',
    pageKey: 'https://other.example/moon',
  });
  act(() => panel.setState({ previous }));
  await user.click(await screen.findByRole('button', { name: 'Ask together with “The moon”' }));
  expect(done).toEqual(['take the page into c0']);
  act(() => panel.setState({ previous: { ...previous, pageKey: BESIDE } }));
  expect(screen.queryByRole('button', { name: /together/ })).toBeNull();
});

test('a conversation without a page that has taken one is about that page', () => {
  const page = attachedPage({ url: BESIDE });
  openPanel({ pageKey: 'no-page', turns: [turn({ attachment: { page, selection: null } })] });
  expect(screen.getByRole('heading', { level: 1 }).textContent).not.toBe('Chat without a page');
  expect(screen.queryByRole('note')).toBeNull();
});

test('a conversation without a page, shown beside one, leads back to the page only', async () => {
  openPanel({ pageKey: 'no-page', turns: [turn()] });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Chat without a page');
  expect(await screen.findByRole('button', { name: 'Back to this page' })).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Open the page' })).toBeNull();
});

test('an empty conversation about another page offers nothing about the wrong one', () => {
  openPanel({ pageKey: 'https://other.example/moon' });
  expect(screen.queryByRole('button', { name: 'Summarise this page' })).toBeNull();
  expect(screen.getByPlaceholderText('Ask anything')).toBeDefined();
});

test('while the tab goes on to another page, its conversation has a moment to arrive', async () => {
  const { panel } = openPanel({ turns: [turn()] });
  panel.look({
    type: 'readable',
    tabId: 8,
    url: 'https://next.example',
    title: 'Next',
    site: 'next.example',
    key: 'https://next.example',
  });
  await screen.findByText('Next');
  expect(screen.queryByText('This conversation is about another page.')).toBeNull();
  expect(await screen.findByText('This conversation is about another page.')).toBeDefined();
});

test('a site without lasting permission can be allowed for good, from the click itself', async () => {
  const request = vi.spyOn(browser.permissions, 'request').mockImplementation(async () => true);
  const panel = openPanel({ turns: [turn()] });
  await openMenu(panel);
  await panel.user.click(await screen.findByText('Always allow on example.com'));
  expect(request).toHaveBeenCalledWith({ origins: ['https://example.com/*'] });
});

test('a hidden page says both ways to show it', async () => {
  const request = vi.spyOn(browser.permissions, 'request').mockImplementation(async () => true);
  const { user } = openPanel({ page: { type: 'hidden', tabId: 7 } });
  expect(await screen.findByText(/click the Sidenote button/)).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Allow on all sites' }));
  expect(request).toHaveBeenCalledWith({ origins: ['https://*/*', 'http://*/*'] });
});

test('a screen reader hears sentences about an answer, never its tokens', async () => {
  const { panel } = openPanel({
    turns: [turn({ answer: answer({ outcome: null, text: '', textAt: null }) })],
  });
  const words = () =>
    screen
      .getAllByRole('status')
      .map((status) => status.textContent)
      .join('');
  panel.receive({
    type: 'event',
    event: { type: 'delta', turnId: 't1', reasoning: '', text: 'Two ', at: 3000 },
  });
  panel.receive({
    type: 'event',
    event: { type: 'delta', turnId: 't1', reasoning: '', text: 'bulges.', at: 3001 },
  });
  await screen.findByText('Two bulges.');
  expect(words()).toBe('');
  const outcome = { type: 'done', finishReason: 'stop' } as const;
  panel.receive({ type: 'event', event: { type: 'settled', turnId: 't1', outcome, usage: null } });
  await waitFor(() => expect(words()).toBe('Answer finished. Two bulges.'));
  expect(screen.getByRole('log').getAttribute('aria-live')).toBe('off');
});

test('the theme of the settings is the theme of the document', async () => {
  const panel = openPanel({ turns: [turn()] });
  await panel.user.click(within(await openMenu(panel)).getByText('Settings'));
  await panel.user.click(await screen.findByRole('radio', { name: 'Dark' }));
  expect(document.documentElement.dataset['theme']).toBe('dark');
  expect(panel.saved.at(-1)?.theme).toBe('dark');
});

test('the menu says what the conversation took, and leaves the focus where it came from', async () => {
  const usage = {
    promptTokens: 1000,
    completionTokens: 200,
    cachedTokens: null,
    reasoningTokens: null,
    isEstimate: false,
  };
  const panel = openPanel({ turns: [turn({ answer: answer({ usage }) }), turn({ id: 't2' })] });
  const menu = within(await openMenu(panel));
  expect(menu.getByText('This conversation: 1,200 tokens')).toBeDefined();
  await panel.user.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Menu' })));
});

test('a second press on its button closes the menu, and a click elsewhere leaves the focus there', async () => {
  const panel = openPanel({ turns: [turn()] });
  await openMenu(panel);
  await panel.user.click(screen.getByRole('button', { name: 'Menu' }));
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  await openMenu(panel);
  await panel.user.click(screen.getByRole('textbox', { name: 'Question' }));
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Question' }));
});

test('the menu opens from the keyboard on its first item, and the arrows walk through it', async () => {
  vi.spyOn(browser.permissions, 'contains').mockImplementation(async () => true);
  const panel = openPanel({ turns: [turn()] });
  screen.getByRole('button', { name: 'Menu' }).focus();
  await panel.user.keyboard('{Enter}');
  await screen.findByRole('menu');
  await waitFor(() => expect(document.activeElement?.textContent).toBe('New conversation'));
  await panel.user.keyboard('{ArrowDown}');
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Temporary conversation'));
});

test('a suggested question says which it is, also when it is asked once more without the page', async () => {
  const { user, panel, asked } = openPanel({ refusal: { kind: 'page-changed', message: '' } });
  await user.click(screen.getByRole('button', { name: 'Five main points' }));
  await user.click(await screen.findByRole('button', { name: 'Ask without the page' }));
  expect(asked.map(({ action, preset }) => [action, preset])).toEqual([
    ['ask', 'main-points'],
    ['ask', 'main-points'],
  ]);
  panel.edit('And why?');
  await user.click(await screen.findByRole('button', { name: 'Ask without the page' }));
  expect(asked.at(-1)).not.toHaveProperty('preset');
});
