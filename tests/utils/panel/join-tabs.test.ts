import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { emptyConversation } from '@/utils/chat/conversation';
import { createPanelStore } from '@/utils/panel/panel-store';
import type { Ask } from '@/utils/protocol/commands';
import { openTabs } from '@/utils/tab/open-tabs';
import { tabReading } from '../../components/stand-ins';
import { clientOver } from '../protocol/client-over';

const HARBOUR = { tabId: 3, key: 'https://harbour.example', title: 'Harbour', site: 'harbour.example' };
const COAST = { tabId: 4, key: 'https://coast.example', title: 'Coast', site: 'coast.example' };

let open: readonly object[] = [];
let maySeeAll = true;

beforeEach(() => {
  maySeeAll = true;
  open = [
    { id: 3, url: HARBOUR.key, title: 'Harbour', status: 'complete', lastAccessed: 1 },
    { id: 4, url: COAST.key, title: 'Coast', status: 'complete', lastAccessed: 2 },
  ];
  vi.spyOn(browser.tabs, 'query').mockImplementation((async () => open) as never);
  vi.spyOn(browser.permissions, 'contains').mockImplementation(async () => maySeeAll);
});

function panel() {
  const asks: Ask[] = [];
  const read: string[] = [];
  const store = createPanelStore(
    clientOver({
      async ask(command) {
        asks.push(command);
        return null;
      },
      async readTab({ pageKey }) {
        read.push(pageKey);
        return tabReading({ url: pageKey });
      },
    }),
    () => false,
  );
  store.receive({ type: 'snapshot', conversation: emptyConversation('c', '', 0) });
  return { store, asks, read };
}

test('tabs that were chosen are read once, and join the question as they were read', async () => {
  const { store, asks, read } = panel();
  store.addTabs([HARBOUR, COAST]);
  store.addTabs([HARBOUR]);
  await store.readTabs();
  expect(await store.ask('ask', 'What do they share?')).toBe(true);
  expect(read).toEqual([HARBOUR.key, COAST.key]);
  expect(asks[0]).toMatchObject({
    page: { type: 'none' },
    beside: [{ url: HARBOUR.key }, { url: COAST.key }],
  });
  expect(store.getState()).toMatchObject({ draft: { text: '', selection: null }, joined: {} });
  expect(store.getState().draft).not.toHaveProperty('tabs');
});

test('a tab that is closed or not loaded says so, and nothing is asked without it unawares', async () => {
  const { store, asks } = panel();
  open = [{ id: 4, url: COAST.key, title: 'Coast', status: 'unloaded', discarded: true }];
  store.addTabs([HARBOUR, COAST]);
  store.edit('What do they share?');
  expect(await store.ask('ask', 'What do they share?')).toBe(false);
  expect(asks).toEqual([]);
  const { joined, refusal, draft } = store.getState();
  expect(joined).toMatchObject({
    [HARBOUR.key]: { failure: { kind: 'tab-closed' } },
    [COAST.key]: { failure: { kind: 'tab-unloaded' } },
  });
  expect(refusal?.kind).toBe('tab-unread');
  expect(draft).toMatchObject({ text: 'What do they share?', tabs: [HARBOUR, COAST] });

  expect(await store.askWithoutTabs()).toBe(true);
  expect(asks[0]).not.toHaveProperty('beside');
});

test('a tab that has moved to another id, as after the browser was started anew, is found by its page', async () => {
  const { store, asks } = panel();
  store.addTabs([{ ...HARBOUR, tabId: 99 }]);
  await store.ask('ask', 'What is it about?');
  expect(asks[0]?.beside).toMatchObject([{ url: HARBOUR.key }]);
});

test('a summary is one of the page: the tabs stay for the next question', async () => {
  const { store, asks } = panel();
  store.addTabs([HARBOUR]);
  await store.ask('summarise', 'Summarise this page');
  expect(asks[0]).not.toHaveProperty('beside');
  expect(store.getState().draft.tabs).toEqual([HARBOUR]);
});

test('open tabs are listed by their last use, with what may not be read', async () => {
  open = [...open, { id: 5, status: 'complete' }, { id: 6, url: 'chrome://settings/', status: 'complete' }];
  maySeeAll = false;
  const listed = await openTabs(['coast.example']);
  expect(listed.hasHidden).toBe(true);
  expect(listed.tabs.map(({ key, isListed }) => [key, isListed])).toEqual([
    [COAST.key, true],
    [HARBOUR.key, false],
  ]);
  maySeeAll = true;
  expect((await openTabs([])).hasHidden, 'pages of the browser itself stay hidden').toBe(false);
});

test('a page that is left out goes with the question as such, once, and is kept with the draft until then', async () => {
  const { store, asks } = panel();
  store.toggleOut(HARBOUR.key);
  store.toggleOut(COAST.key);
  store.toggleOut(HARBOUR.key);
  expect(store.getState().draft.without).toEqual([COAST.key]);
  await store.ask('ask', 'What is it about?');
  expect(asks[0]?.without).toEqual([COAST.key]);
  expect(store.getState().draft).toEqual({ text: '', selection: null });
  await store.ask('ask', 'And?');
  expect(asks[1]).not.toHaveProperty('without');
});
