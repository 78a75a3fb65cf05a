// @vitest-environment jsdom
import { emptyConversation } from '@/utils/chat/conversation';
import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { openPanel, useBrowser } from './panel-harness';
import { answer, turn } from './stand-ins';

useBrowser();

beforeEach(() => {
  // In jsdom a document is without the focus as soon as its focused element goes.
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  vi.spyOn(browser.permissions, 'contains').mockImplementation(async () => true);
});

type Opened = ReturnType<typeof openPanel>;

const field = () => screen.getByRole('textbox', { name: 'Question' });
const button = (name: string | RegExp) => screen.findByRole('button', { name });

/** A panel that has loaded everything that comes after opening. */
async function openWhole(scene: Parameters<typeof openPanel>[0] = {}): Promise<Opened> {
  const panel = openPanel(scene);
  await act(() => vi.dynamicImportSettled());
  return panel;
}

async function press({ user }: Opened, name: string | RegExp) {
  const control = await button(name);
  act(() => control.focus());
  await user.keyboard('{Enter}');
}

const settle = ({ panel }: Opened) =>
  act(() =>
    panel.receive({
      type: 'event',
      event: { type: 'settled', turnId: 't1', outcome: { type: 'stopped' }, usage: null },
    }),
  );

const showFresh = ({ panel }: Opened, id = 'c2') =>
  act(() => {
    const pageKey = panel.getState().conversation?.pageKey ?? 'https://example.com/tides';
    panel.receive({ type: 'snapshot', conversation: emptyConversation(id, pageKey, 1) });
  });

const heard = () =>
  screen
    .getAllByRole('status')
    .map(({ textContent }) => textContent)
    .join('');

test('after Stop the focus is in the field', async () => {
  const panel = await openWhole({ turns: [turn({ answer: answer({ outcome: null }) })] });
  await press(panel, 'Stop');
  settle(panel);
  await waitFor(() => expect(document.activeElement).toBe(field()));
});

test.each(['Summarise this page', 'Five main points'])(
  'after “%s” the focus is in the field, also when it is refused',
  async (name) => {
    const panel = await openWhole({ refusal: { kind: 'network', message: '' } });
    await press(panel, name);
    await waitFor(() => expect(document.activeElement).toBe(field()));
    expect(panel.asked).toHaveLength(1);
  },
);

test('after an edit was saved the focus is in the field, and after a cancelled one on its button', async () => {
  const panel = await openWhole({ turns: [turn()] });
  await press(panel, 'Edit question');
  await screen.findByRole('textbox', { name: 'Edit question' });
  await panel.user.keyboard('{Escape}');
  expect(document.activeElement).toBe(await button('Edit question'));
  await panel.user.keyboard('{Enter} Really?{Enter}');
  await waitFor(() => expect(panel.askedAgain).toHaveLength(1));
  await waitFor(() => expect(document.activeElement).toBe(field()));
});

test('after New conversation the focus is in the field, and it is told', async () => {
  const panel = await openWhole({ turns: [turn()] });
  await press(panel, 'New conversation');
  showFresh(panel);
  await waitFor(() => expect(document.activeElement).toBe(field()));
  expect(heard()).toBe('New conversation');
});

test('a conversation of another page is not told as a new one', async () => {
  const { panel } = await openWhole({ turns: [turn()] });
  const conversation = emptyConversation('c2', 'https://next.example', 1);
  act(() => panel.receive({ type: 'snapshot', conversation }));
  expect(heard()).toBe('');
});

async function choose(panel: Opened, name: string) {
  await press(panel, 'Menu');
  const item = within(await screen.findByRole('menu')).getByText(name);
  act(() => item.focus());
  await panel.user.keyboard('{Enter}');
}

test('after New conversation in the menu the focus is in the field', async () => {
  const panel = await openWhole({ turns: [turn()] });
  await choose(panel, 'New conversation');
  showFresh(panel);
  await waitFor(() => expect(document.activeElement).toBe(field()));
  expect(panel.done).toEqual(['startOver']);
});

test('after a conversation was deleted the focus is in the field, and the fresh one is told', async () => {
  const panel = await openWhole({ turns: [turn()] });
  await choose(panel, 'Delete conversation');
  const dialog = within(await screen.findByRole('alertdialog'));
  act(() => dialog.getByText('Delete').focus());
  await panel.user.keyboard('{Enter}');
  act(() => panel.panel.receive({ type: 'deleted' }));
  showFresh(panel);
  await waitFor(() => expect(document.activeElement).toBe(field()));
  expect(heard()).toBe('New conversation');
});

test.each(['Continue', 'Ask again'])('after “%s” the focus is in the field', async (name) => {
  const cut = answer({ outcome: { type: 'done', finishReason: 'length' } });
  const panel = await openWhole({ turns: [turn({ answer: cut })] });
  await press(panel, name);
  const { conversation } = panel.panel.getState();
  const open = turn({ answer: answer({ outcome: null }) });
  if (conversation)
    act(() => panel.panel.receive({ type: 'snapshot', conversation: { ...conversation, turns: [open] } }));
  await waitFor(() => expect(document.activeElement).toBe(field()));
});

test('after a refusal was dismissed, or its way out taken, the focus is in the field', async () => {
  const panel = await openWhole({ refusal: { kind: 'page-empty', message: '' } });
  await panel.user.type(field(), 'Why?{Enter}');
  await press(panel, 'Ask without the page');
  await waitFor(() => expect(document.activeElement).toBe(field()));
  await press(panel, 'Dismiss');
  await waitFor(() => expect(document.activeElement).toBe(field()));
});

test('after the selection was removed the focus is in the field', async () => {
  const panel = await openWhole();
  act(() => panel.panel.attach({ text: 'ebb and flow', headings: [], around: '' }));
  await press(panel, 'Remove the selection');
  await waitFor(() => expect(document.activeElement).toBe(field()));
});

test('a control that goes while the user is elsewhere takes no focus from there', async () => {
  const panel = await openWhole({ turns: [turn({ answer: answer({ outcome: null }) })] });
  const stop = await button('Stop');
  act(() => stop.focus());
  vi.spyOn(document, 'hasFocus').mockReturnValue(false);
  settle(panel);
  await button('Send');
  await new Promise((resolve) => setTimeout(resolve));
  expect(document.activeElement).toBe(document.body);
  // They come back: as if they had never left.
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  act(() => void window.dispatchEvent(new Event('focus')));
  await waitFor(() => expect(document.activeElement).toBe(field()));
});

test('who put the focus on nothing keeps it there', async () => {
  const panel = await openWhole({ turns: [turn({ answer: answer({ outcome: null }) })] });
  const stop = await button('Stop');
  act(() => stop.focus());
  act(() => stop.blur());
  await Promise.resolve();
  settle(panel);
  await button('Send');
  await new Promise((resolve) => setTimeout(resolve));
  expect(document.activeElement).toBe(document.body);
});
