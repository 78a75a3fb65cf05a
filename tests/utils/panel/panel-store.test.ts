import { describe, expect, test, vi } from 'vitest';
import { emptyConversation } from '@/utils/chat/conversation';
import { createPanelStore } from '@/utils/panel/panel-store';
import type { Ask, Refusal } from '@/utils/protocol/commands';
import { tabReading } from '../../components/stand-ins';
import { clientOver } from '../protocol/client-over';

const PAGE = {
  type: 'readable',
  tabId: 7,
  url: 'https://example.com/',
  title: 'T',
  site: 'example.com',
  key: 'k',
} as const;
const SELECTION = { text: 'neap', headings: [], around: '' };

function setup(answer: (command: Ask) => Promise<Refusal>) {
  const asks: Ask[] = [];
  const store = createPanelStore(
    clientOver({
      ask(command) {
        asks.push(command);
        return answer(command);
      },
      readTab: async () => tabReading(),
    }),
    () => false,
  );
  store.receive({ type: 'snapshot', conversation: emptyConversation('c', 'k', 0) });
  store.look(PAGE);
  return { store, asks };
}

describe('a panel store', () => {
  test('a question that was taken leaves the composer, with its selection', async () => {
    const { store, asks } = setup(async () => null);
    store.edit('why?');
    store.attach(SELECTION);
    await store.ask('ask', 'why?');
    expect(asks).toEqual([
      {
        turnId: expect.any(String),
        after: null,
        conversationId: 'c',
        pageKey: 'k',
        question: 'why?',
        action: 'ask',
        page: { type: 'tab', tabId: 7, pageKey: 'k' },
        selection: SELECTION,
        scope: 'page',
        mayDigest: false,
        panel: 'panel',
      },
    ]);
    expect(store.getState().draft).toEqual({ text: '', selection: null });
  });

  test('a question that was refused stays in the composer, and the reason is there', async () => {
    const { store } = setup(async () => ({ kind: 'busy', message: '' }));
    store.edit('why?');
    await store.ask('ask', 'why?');
    expect(store.getState()).toMatchObject({
      draft: { text: 'why?' },
      refusal: { kind: 'busy' },
      isAsking: false,
    });
  });

  test('a background that dies while it is asked counts as a refusal', async () => {
    const { store } = setup(async () => {
      throw new Error('The message port closed before a response was received.');
    });
    store.edit('why?');
    await store.ask('ask', 'why?');
    expect(store.getState()).toMatchObject({ draft: { text: 'why?' }, refusal: { kind: 'interrupted' } });
  });

  test('the first question of a new conversation takes the page along, also where it was read before', async () => {
    const { store, asks } = setup(async () => null);
    await store.readPage();
    store.receive({ type: 'snapshot', conversation: emptyConversation('new', 'k', 0) });
    await store.ask('summarise', 'Summarise this page');
    expect(asks).toMatchObject([{ conversationId: 'new', page: { type: 'tab', tabId: 7 } }]);
  });

  test('what comes of a question belongs to its conversation, whichever is shown by then', async () => {
    const answers: ((refusal: Refusal) => void)[] = [];
    const { store } = setup(() => new Promise((resolve) => void answers.push(resolve)));
    store.edit('why?');
    const asked = store.ask('ask', 'why?');
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    store.receive({ type: 'snapshot', conversation: emptyConversation('other', 'o', 0) });
    store.edit('why?');
    store.attach(SELECTION);
    answers[0]?.({ kind: 'busy', message: '' });
    await asked;
    expect(store.getState()).toMatchObject({ refusal: null, draft: { text: 'why?', selection: SELECTION } });
    store.receive({ type: 'snapshot', conversation: emptyConversation('c', 'k', 0) });
    expect(store.getState()).toMatchObject({ refusal: { kind: 'busy' }, draft: { text: 'why?' } });
  });

  test('what was typed is not asked in a conversation that comes meanwhile', async () => {
    const { store, asks } = setup(async () => null);
    store.edit('why?');
    store.expect(true);
    const asked = store.ask('ask', 'why?');
    store.receive({ type: 'snapshot', conversation: emptyConversation('other', 'o', 0) });
    await asked;
    expect(asks).toEqual([]);
    expect(store.getState().refusal).toMatchObject({ kind: 'conversation-changed' });
    store.receive({ type: 'snapshot', conversation: emptyConversation('c', 'k', 0) });
    expect(store.getState().draft.text).toBe('why?');
  });

  test('a question that was refused is asked without the page as it now stands in the composer', async () => {
    let refusal: Refusal = { kind: 'page-unreadable', message: '' };
    const { store, asks } = setup(async () => refusal);
    store.edit('why?');
    await store.ask('ask', 'why?');
    refusal = null;
    store.edit('why so?');
    await store.askWithoutPage();
    expect(asks[1]).toMatchObject({ question: 'why so?', page: { type: 'none' } });
    expect(store.getState()).toMatchObject({ draft: { text: '' }, refusal: null });
  });

  test('a summary leaves what is being typed alone', async () => {
    const { store } = setup(async () => null);
    store.edit('half a que');
    await store.ask('summarise', 'Summarise this page');
    expect(store.getState().draft.text).toBe('half a que');
  });

  test('a second click before the first is taken asks nothing twice', async () => {
    const { store, asks } = setup(async () => null);
    await Promise.all([store.ask('summarise', 's'), store.ask('summarise', 's')]);
    expect(asks).toHaveLength(1);
  });

  test('a question refused for its page can be asked without it', async () => {
    const { store, asks } = setup(async ({ page }) =>
      page.type === 'none' ? null : { kind: 'page-empty', message: '' },
    );
    store.edit('why?');
    await store.ask('ask', 'why?');
    await store.askWithoutPage();
    expect(asks.map(({ page }) => page.type)).toEqual(['tab', 'none']);
    expect(store.getState()).toMatchObject({ refusal: null, draft: { text: '' } });
  });

  test('a question about a page that is too long goes again with the user’s consent', async () => {
    const { store, asks } = setup(async ({ mayDigest }) =>
      mayDigest ? null : { kind: 'page-long', message: '' },
    );
    await store.ask('summarise', 'Summarise this page');
    await store.askDigest();
    expect(asks.map(({ question, mayDigest }) => [question, mayDigest])).toEqual([
      ['Summarise this page', false],
      ['Summarise this page', true],
    ]);
  });

  test('a question that is sent while the panel is still opening goes as soon as it has opened', async () => {
    const asks: Ask[] = [];
    const store = createPanelStore(
      clientOver({
        ask: async (command) => {
          asks.push(command);
          return null;
        },
        readTab: async () => tabReading(),
      }),
      () => false,
    );
    store.edit('why?');
    const asked = store.ask('ask', 'why?');
    store.look(PAGE);
    store.receive({ type: 'snapshot', conversation: emptyConversation('c', 'k', 0) });
    await asked;
    expect(asks).toMatchObject([{ conversationId: 'c', question: 'why?', page: { type: 'tab', tabId: 7 } }]);
    expect(store.getState().draft.text).toBe('');
  });

  test('beside a tab that may not be read, a question goes without a page', async () => {
    const { store, asks } = setup(async () => null);
    store.look({ type: 'hidden', tabId: 7 });
    await store.ask('ask', 'why?');
    expect(asks[0]?.page).toEqual({ type: 'none' });
  });
});
