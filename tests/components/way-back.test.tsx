// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { openPanel, useBrowser } from './panel-harness';
import { answer, turn } from './stand-ins';

useBrowser();

beforeEach(() => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  vi.spyOn(browser.permissions, 'contains').mockImplementation(async () => true);
});

type Opened = ReturnType<typeof openPanel>;

const settings = () => screen.findByRole('heading', { name: 'Settings' });
const focused = () =>
  document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;

async function choose({ user }: Opened, name: string) {
  await user.click(screen.getByRole('button', { name: 'Menu' }));
  await user.click(within(await screen.findByRole('menu')).getByText(name));
}

test.each(['{Escape}', 'Back'])(
  '%s leads from the settings back to the menu that they came from',
  async (way) => {
    const panel = openPanel({ turns: [turn()] });
    await choose(panel, 'Settings');
    await settings();
    if (way === 'Back') await panel.user.click(screen.getByRole('button', { name: way }));
    else await panel.user.keyboard(way);
    await waitFor(() => expect(focused()).toBe('Menu'));
  },
);

test('the way back leads to the button of the failure that the settings mend', async () => {
  const failure = { kind: 'unauthorized', message: '' } as const;
  const failed = answer({ text: '', outcome: { type: 'failed', failure } });
  const { user } = openPanel({ turns: [turn(), turn({ id: 't2', answer: failed })] });
  await user.click(await screen.findByRole('button', { name: 'Enter a token' }));
  await settings();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(focused()).toBe('Enter a token'));
});

test('where what led to the settings is gone, the way back leads into the field', async () => {
  const { user, settings: store } = openPanel({ turns: [turn()], tokenTail: null });
  await user.click(await screen.findByRole('button', { name: 'Enter a token' }));
  await settings();
  await act(() => store.saveToken('token-of-mine'));
  await user.click(screen.getByRole('button', { name: 'Back' }));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Question' }));
});

test('from the conversations to their storage, each step back leads to where it began', async () => {
  const panel = openPanel({ turns: [turn()] });
  await choose(panel, 'Conversations');
  await screen.findByRole('searchbox');
  await panel.user.click(screen.getByRole('button', { name: 'Storage and backup' }));
  await settings();
  await panel.user.keyboard('{Escape}');
  await waitFor(() => expect(focused()).toBe('Storage and backup'));
  await panel.user.keyboard('{Escape}');
  await waitFor(() => expect(focused()).toBe('Menu'));
});

test('Escape undoes what is typed as the model, then closes its list, and only then leaves the settings', async () => {
  const panel = openPanel({ turns: [turn()] });
  await choose(panel, 'Settings');
  const model = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Model' });
  const before = model.value;
  await panel.user.click(model);
  await panel.user.keyboard('xyz{Escape}');
  expect(model.value).toBe(before);
  expect(panel.saved).toEqual([]);
  await panel.user.keyboard('{ArrowDown}{Escape}');
  expect(model.getAttribute('aria-expanded')).toBe('false');
  expect(model.isConnected).toBe(true);
  await panel.user.keyboard('{Escape}');
  await waitFor(() => expect(focused()).toBe('Menu'));
});

test('Escape closes a dialog and not the settings behind it', async () => {
  const panel = openPanel({ turns: [turn()] });
  await choose(panel, 'Settings');
  await settings();
  await panel.user.click(screen.getByRole('button', { name: 'Remove' }));
  await screen.findByRole('alertdialog');
  await panel.user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect(await settings()).toBeDefined();
});
