import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { emptyConversation } from '@/utils/chat/conversation';
import type { Draft } from '@/utils/chat/draft';
import { keepDrafts } from '@/utils/panel/keep-drafts';
import { createPanelStore } from '@/utils/panel/panel-store';
import { draftPicture } from '../picture-fixtures';
import { clientOver } from '../protocol/client-over';

const SELECTION = { text: 'neap', headings: [], around: '' };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A panel over drafts that outlive it, as those in the background do. */
function openPanel(kept = new Map<string, Draft>()) {
  let writes = 0;
  let withPictures = 0;
  const client = clientOver({
    ask: () => null,
    async keepDraft({ conversationId, draft: given, hasSamePictures = false }) {
      writes += 1;
      if (given.pictures) withPictures += 1;
      const pictures = hasSamePictures ? kept.get(conversationId)?.pictures : given.pictures;
      const draft = { ...given, ...(pictures && { pictures }) };
      if (!pictures && draft.text === '' && draft.selection === null) kept.delete(conversationId);
      else kept.set(conversationId, draft);
    },
    draftOf: async ({ conversationId }) => kept.get(conversationId) ?? null,
  });
  const store = createPanelStore(client, () => true);
  const keepNow = keepDrafts(store, client);
  return {
    store,
    kept,
    keepNow,
    writes: () => writes,
    withPictures: () => withPictures,
    async show(id: string) {
      store.receive({ type: 'snapshot', conversation: emptyConversation(id, 'page', 0) });
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

test('a draft is there when the panel was closed and opens again, with its selection', async () => {
  const first = openPanel();
  await first.show('a');
  first.store.edit('why are there');
  first.store.attach(SELECTION);
  await vi.advanceTimersByTimeAsync(400);
  const second = openPanel(first.kept);
  await second.show('a');
  expect(second.store.getState().draft).toEqual({ text: 'why are there', selection: SELECTION });
});

test('a panel that closes in the middle of a word keeps it at once', async () => {
  const { store, show, kept, keepNow } = openPanel();
  await show('a');
  store.edit('wh');
  keepNow();
  expect(kept.get('a')?.text).toBe('wh');
});

test('fast typing is written once', async () => {
  const { store, show, writes } = openPanel();
  await show('a');
  for (const text of ['w', 'wh', 'why']) {
    store.edit(text);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(writes()).toBe(0);
  await vi.advanceTimersByTimeAsync(300);
  expect(writes()).toBe(1);
});

test('each conversation has its own draft, and one that was asked is forgotten', async () => {
  const { store, show, kept } = openPanel();
  await show('a');
  store.edit('about a');
  await show('b');
  store.edit('about b');
  await show('a');
  expect(store.getState().draft.text).toBe('about a');
  await store.ask('ask', 'about a');
  await vi.advanceTimersByTimeAsync(400);
  expect([...kept.keys()]).toEqual(['b']);
});

test('what is typed before the kept draft has come stays, below it', async () => {
  const { store, show, kept } = openPanel(new Map([['a', { text: 'old', selection: null }]]));
  const showing = show('a');
  store.edit('new');
  await showing;
  expect(store.getState().draft.text).toBe('old\nnew');
  await vi.advanceTimersByTimeAsync(400);
  expect(kept.get('a')?.text).toBe('old\nnew');
});

test('what is typed before the conversation has come takes nothing from what was kept of it', async () => {
  const { store, show } = openPanel(new Map([['a', { text: 'old', selection: null }]]));
  store.edit('early');
  await show('a');
  expect(store.getState().draft.text).toBe('old\nearly');
});

test('what is typed before the conversation has come is kept with it', async () => {
  const { store, show, kept } = openPanel();
  store.edit('early');
  await show('a');
  await vi.advanceTimersByTimeAsync(400);
  expect(kept.get('a')?.text).toBe('early');
});

test('pictures of a draft come back with it, and are given once however long one types', async () => {
  const first = openPanel();
  await first.show('a');
  const picture = draftPicture();
  first.store.addPictures([picture, picture]);
  for (const text of ['wh', 'why', 'why?']) {
    first.store.edit(text);
    await vi.advanceTimersByTimeAsync(400);
  }
  expect([first.writes(), first.withPictures()]).toEqual([3, 1]);
  const second = openPanel(first.kept);
  await second.show('a');
  expect(second.store.getState().draft).toEqual({ text: 'why?', selection: null, pictures: [picture] });
});

test('the tabs that were chosen come back with the draft', async () => {
  const tab = { tabId: 3, key: 'https://harbour.example', title: 'Harbour', site: 'harbour.example' };
  const first = openPanel();
  await first.show('a');
  first.store.edit('compare');
  first.store.addTabs([tab]);
  await vi.advanceTimersByTimeAsync(400);
  const second = openPanel(first.kept);
  await second.show('a');
  expect(second.store.getState().draft).toMatchObject({ text: 'compare', tabs: [tab] });
});
