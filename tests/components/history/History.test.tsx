// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { summary } from '../library';
import { openPanel, useBrowser } from '../panel-harness';
import { turn } from '../stand-ins';

useBrowser();

const HOUR = 3_600_000;
const OTHER = 'https://other.example/moon';

const STORED = [
  summary({ id: 'c1' }),
  summary({ id: 'c2', title: 'The moon', pageKey: OTHER, site: 'other.example', question: 'How far is it?' }),
  summary({ id: 'c3', title: '', site: '', pageKey: 'no-page', question: 'What is a neap tide?' }),
  summary({ id: 'c4', title: 'Estuaries', question: 'Where is the widest?', updatedAt: 0 }),
];

async function openHistory(scene: Parameters<typeof openPanel>[0] = {}) {
  vi.spyOn(browser.permissions, 'contains').mockImplementation(async () => true);
  const panel = openPanel({ turns: [turn()], stored: STORED, ...scene });
  await panel.user.click(screen.getByRole('button', { name: 'Menu' }));
  await panel.user.click(within(await screen.findByRole('menu')).getByText('Conversations'));
  const field = await screen.findByRole('searchbox', { name: 'Search conversations' });
  return { ...panel, field };
}

const said = () => screen.getAllByRole('status').map(({ textContent }) => textContent).join(''); // prettier-ignore

const openButtons = () =>
  screen.queryAllByRole('listitem').map((row) => within(row).getAllByRole('button')[0] ?? row);

test('the history lists all conversations, newest first, part by part, and says how many', async () => {
  const { library, field } = await openHistory();
  await waitFor(() => expect(openButtons()).toHaveLength(4));
  expect(document.activeElement).toBe(field);
  expect(library.queries.map(({ after }) => after?.[1] ?? null)).toEqual([null, 'c3']);
  expect(said()).toBe('4 conversations');
  expect(screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent)).toEqual([
    'Today',
    'January 1970',
  ]);
  const [shown, moon, pageless] = openButtons();
  expect(shown?.getAttribute('aria-current')).toBe('true');
  expect(moon?.getAttribute('aria-current')).toBeNull();
  expect(moon?.textContent).toMatch(/^The moonHow far is it\?.*other\.example$/);
  expect(pageless?.textContent).toMatch(/^What is a neap tide\?\d/);
});

test('words are looked for once typing rests, and what was found is marked', async () => {
  const { library, field } = await openHistory();
  // By a clock of its own: between two keys, a busy machine would rest.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  for (const value of ['n', 'ne', 'nea', 'neap']) {
    act(() => vi.advanceTimersByTime(100));
    fireEvent.change(field, { target: { value } });
  }
  act(() => vi.advanceTimersByTime(200));
  vi.useRealTimers();
  await waitFor(() => expect(openButtons()).toHaveLength(1));
  expect(library.queries.map(({ words }) => words).filter((words) => words !== '')).toEqual(['neap']);
  expect(screen.getByText('neap').tagName).toBe('MARK');
  expect(said()).toBe('1 conversation');
});

test('what is not found says so, and the search can be given up', async () => {
  const { user, field } = await openHistory();
  await user.type(field, 'zebra');
  await screen.findByText('Try fewer or different words.');
  expect(said()).toBe('Nothing found');
  const [clear] = screen.getAllByRole('button', { name: 'Clear the search' }).slice(-1);
  await user.click(clear ?? field);
  await waitFor(() => expect(openButtons()).toHaveLength(4));
  expect(document.activeElement).toBe(field);
});

test('the list can be of this page alone', async () => {
  const { user, library } = await openHistory();
  await user.click(await screen.findByRole('radio', { name: 'This page' }));
  await waitFor(() => expect(openButtons()).toHaveLength(2));
  expect(library.queries.at(-1)?.pageKey).toBe('https://example.com/tides');
});

test('beside a page that can’t be read there is no “This page”', async () => {
  await openHistory({ page: { type: 'hidden', tabId: 7 } });
  expect(screen.queryByRole('radio')).toBeNull();
});

test('the arrow keys walk from the search field through the rows, and Enter opens one', async () => {
  const { user, done, field } = await openHistory();
  await waitFor(() => expect(openButtons()).toHaveLength(4));
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(document.activeElement).toBe(openButtons()[1]);
  await user.keyboard('{End}');
  expect(document.activeElement).toBe(openButtons()[3]);
  await user.keyboard('{Home}{ArrowUp}');
  expect(document.activeElement).toBe(field);
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  await screen.findByRole('textbox', { name: 'Question' });
  expect(done).toEqual([`show c2 of ${OTHER}`]);
});

test('Escape empties the search, then goes back to the button that led here', async () => {
  const { user, field } = await openHistory();
  await user.type(field, 'neap{Escape}');
  expect(field).toHaveProperty('value', '');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Menu' })));
});

async function choose(user: Awaited<ReturnType<typeof openHistory>>['user'], name: string, item: string) {
  await user.click(await screen.findByRole('button', { name: `More for “${name}”` }));
  await user.click(within(await screen.findByRole('menu')).getByText(item));
}

test('deleting can be undone; the next row gets the focus, and then the one that is back', async () => {
  const { user, library } = await openHistory();
  await waitFor(() => expect(openButtons()).toHaveLength(4));
  await choose(user, 'The moon', 'Delete');
  await waitFor(() => expect(openButtons()).toHaveLength(3));
  expect(library.removed).toEqual(['c2']);
  await waitFor(() => expect(said()).toBe('3 conversationsDeleted: 1 conversation.'));
  await waitFor(() => expect(document.activeElement?.textContent).toContain('What is a neap tide?'));
  await user.keyboard('{Control>}z{/Control}');
  await waitFor(() => expect(openButtons()).toHaveLength(4));
  expect(said()).toBe('4 conversationsBack again: 1 conversation.');
  await waitFor(() => expect(document.activeElement).toBe(openButtons()[1]));
});

test('by keyboard, Delete deletes a row and F2 names it', async () => {
  const { user, library } = await openHistory();
  await waitFor(() => expect(openButtons()).toHaveLength(4));
  await user.keyboard('{ArrowDown}{ArrowDown}{F2}');
  const name = await screen.findByRole('textbox', { name: 'Name of the conversation' });
  expect(name).toHaveProperty('value', 'The moon');
  await user.keyboard('How far the moon is{Enter}');
  await waitFor(() => expect(openButtons()[1]?.textContent).toMatch(/^How far the moon isHow far is it/));
  await waitFor(() => expect(document.activeElement).toBe(openButtons()[1]));
  await user.keyboard('{F2}Another{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(openButtons()[1]));
  expect(openButtons()[1]?.textContent).toMatch(/^How far the moon is/);
  await user.keyboard('{Delete}');
  await waitFor(() => expect(library.removed).toEqual(['c2']));
});

test('what is pinned comes first, in a group of its own', async () => {
  const { user } = await openHistory();
  await waitFor(() => expect(openButtons()).toHaveLength(4));
  await choose(user, 'Estuaries', 'Pin');
  await waitFor(() => expect(openButtons()[0]?.textContent).toContain('Where is the widest?'));
  expect(screen.getAllByRole('heading', { level: 2 })[0]?.textContent).toBe('Pinned');
});

test('several are selected and deleted at once, and Escape ends selecting before it goes back', async () => {
  const { user, library } = await openHistory();
  await waitFor(() => expect(openButtons()).toHaveLength(4));
  await user.click(screen.getByRole('button', { name: 'Select' }));
  const boxes = await screen.findAllByRole('checkbox');
  for (const box of [boxes[1], boxes[2]]) await user.click(box ?? document.body);
  expect(await screen.findByText('2 selected')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(library.removed).toEqual(['c2', 'c3']));
  await waitFor(() => expect(screen.queryByRole('checkbox')).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Select' }));
  await screen.findAllByRole('checkbox');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('checkbox')).toBeNull());
  expect(screen.getByRole('heading', { name: 'Conversations' })).toBeDefined();
});

test('the list follows what changes elsewhere, and keeps as many as were loaded', async () => {
  const { library } = await openHistory();
  await waitFor(() => expect(openButtons()).toHaveLength(4));
  act(() => library.change([summary({ id: 'c9', title: 'From another window' }), ...STORED]));
  await waitFor(() => expect(openButtons()[0]?.textContent).toContain('From another window'));
  await waitFor(() => expect(openButtons()).toHaveLength(5));
});

test('the list can be of a site and a time alone, in another order', async () => {
  const { user, library } = await openHistory();
  await waitFor(() => expect(openButtons()).toHaveLength(4));
  await user.click(screen.getByRole('button', { name: 'Filter and sort' }));
  await screen.findByRole('option', { name: 'other.example (1)' });
  await user.selectOptions(screen.getByRole('combobox', { name: 'Site' }), 'other.example');
  await waitFor(() => expect(openButtons()).toHaveLength(1));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Last asked' }), 'Today');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Order' }), 'Oldest first');
  const today = new Date().setHours(0, 0, 0, 0);
  await waitFor(() =>
    expect(library.queries.at(-1)).toMatchObject({ site: 'other.example', since: today, order: 'oldest' }),
  );
  await user.click(screen.getByRole('button', { name: 'Filter and sort' }));
  await waitFor(() => expect(openButtons()).toHaveLength(4));
});

test('what couldn’t be deleted stays, and says so', async () => {
  const { user, library } = await openHistory();
  library.trouble.deleting = new Error('blocked');
  await choose(user, 'The moon', 'Delete');
  expect((await screen.findByRole('alert')).textContent).toContain('couldn’t be deleted');
  expect(openButtons()).toHaveLength(4);
});

test('a list that can’t be read says so, and can be tried again', async () => {
  const { user, library, field } = await openHistory();
  await waitFor(() => expect(openButtons()).toHaveLength(4));
  library.trouble.reading = new Error('blocked');
  await user.type(field, 'moon');
  await screen.findByText('The conversations can’t be read just now.');
  library.trouble.reading = null;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(openButtons()).toHaveLength(1));
  expect(said()).toBe('1 conversation');
});

test('when only a later part can’t be read, what was loaded stays', async () => {
  vi.spyOn(browser.permissions, 'contains').mockImplementation(async () => true);
  const panel = openPanel({ turns: [turn()], stored: STORED });
  const { list } = panel.library.actions;
  let failures = 1;
  vi.spyOn(panel.actions, 'list').mockImplementation((query) => {
    if (query.after === null || failures === 0) return list(query);
    failures -= 1;
    return Promise.reject(new Error('blocked'));
  });
  await panel.user.click(screen.getByRole('button', { name: 'Menu' }));
  await panel.user.click(within(await screen.findByRole('menu')).getByText('Conversations'));
  await panel.user.click(await screen.findByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(openButtons()).toHaveLength(4));
});

test('a selection that the user points us at brings the chat back in front', async () => {
  const { panel } = await openHistory();
  panel.attach({ text: 'the pull of the moon', headings: [], around: '' });
  expect(await screen.findByRole('textbox', { name: 'Question' })).toBeDefined();
  expect(screen.getByText('the pull of the moon')).toBeDefined();
});

test('one that is being answered says so', async () => {
  await openHistory({ stored: [summary({ id: 'c7', isOpen: true, updatedAt: Date.now() - HOUR })] });
  expect(await screen.findByText('Answering…')).toBeDefined();
});

test('before there is any conversation, the way to get one is said', async () => {
  await openHistory({ stored: [] });
  expect(await screen.findByRole('heading', { name: 'No conversations yet' })).toBeDefined();
  await waitFor(() => expect(said()).toBe('No conversations yet'));
  expect(screen.getByRole('button', { name: 'Import a backup' })).toBeDefined();
});

test('what a menu was asked to do says with what', async () => {
  const about = { title: '', question: 'Explain this', selection: 'the neap tide' };
  await openHistory({
    stored: [
      summary({ id: 'c1', ...about, action: 'explain' }),
      summary({ id: 'c2', ...about, action: 'translate', title: 'Tides' }),
    ],
  });
  expect(await screen.findByText('Explain: the neap tide')).toBeDefined();
  expect(screen.getByText('Translate: the neap tide')).toBeDefined();
  expect(screen.getByRole('button', { name: 'More for “Explain: the neap tide”' })).toBeDefined();
});
