import { describe, expect, test, vi } from 'vitest';
import { emptyConversation } from '@/utils/chat/conversation';
import type { ConversationRef } from '@/utils/chat/conversation-store';
import { createPanelSession } from '@/utils/panel/panel-session';
import { createPanelStore } from '@/utils/panel/panel-store';
import type { RoomMessage } from '@/utils/chat/room-message';
import type { Ask, Refusal } from '@/utils/protocol/commands';
import type { TimedGesture } from '@/utils/protocol/gesture';
import { clientOver } from '../protocol/client-over';
import { NO_PAGE } from '@/utils/text/page-key';

const TIDES = { id: 1, url: 'https://example.com/tides#top', title: 'Tides' };
const WAVES = { id: 2, url: 'https://example.com/waves', title: 'Waves' };
const HIDDEN = { id: 3 };
const SELECTION = { text: 'neap', headings: [], around: '' };

function setup() {
  const asks: Ask[] = [];
  const open: ConversationRef[] = [];
  const gestures = new Map<number, TimedGesture>();
  const current = new Map<string, string>();
  let refusal: Refusal = null;
  let send: (message: RoomMessage) => void = () => undefined;
  let isNeeded = () => true;
  let isBroken = false;
  let neverRead: readonly string[] = [];
  let made = 0;
  let reconnected = 0;
  const tabs: string[] = [];
  const chosen: string[] = [];
  const marked: number[] = [];

  const client = clientOver({
    ask: async (command) => {
      asks.push(command);
      return refusal;
    },
    conversationOf: async ({ pageKey }) => {
      if (isBroken) throw new Error('no disk');
      return current.get(pageKey) ?? pageKey;
    },
    listConversations: async () => ({ conversations: [], next: null }),
    showConversation: async ({ pageKey, conversationId }) => {
      if (isBroken) throw new Error('no disk');
      const id = conversationId ?? `new-${(made += 1)}`;
      current.set(pageKey, id);
      return id;
    },
    withdrawConversations: async () => {},
    deleteConversation: async () => {
      if (isBroken) throw new Error('no disk');
    },
    requestsOf: async () => [],
    pageTextsOf: async () => [],
    showPassage: ({ tabId }) => {
      marked.push(tabId);
      return 'shown';
    },
    hidePassage: async () => undefined,
    takeGesture: async ({ tabId }) => {
      const gesture = gestures.get(tabId) ?? null;
      gestures.delete(tabId);
      return gesture;
    },
  });
  const store = createPanelStore(client, () => true);
  const session = createPanelSession({
    store,
    background: client,
    holdTemporary: () => undefined,
    openTab: async (url) => void tabs.push(url),
    goToTab: async (key) => (key === 'https://example.com/waves' ? WAVES.id : null),
    openChannel(ref, options) {
      const { onMessage } = options;
      open.push(ref);
      send = onMessage;
      isNeeded = options.isNeeded;
      onMessage({ type: 'snapshot', conversation: emptyConversation(ref.id, ref.pageKey, 0) });
      return {
        close: () => void open.splice(open.indexOf(ref), 1),
        reconnect: () => void (reconnected += 1),
      };
    },
    neverRead: () => neverRead,
    choosePrompt: async (id) => void chosen.push(id),
    wordsFor: (action) => `please ${action}`,
  });
  return {
    asks,
    open,
    current,
    marked,
    gestures,
    chosen,
    store,
    session,
    refuse: (failure: Refusal) => (refusal = failure),
    send: (message: RoomMessage) => send(message),
    tabs,
    isNeeded: () => isNeeded(),
    reconnected: () => reconnected,
    breakDisk: () => (isBroken = true),
    mendDisk: () => (isBroken = false),
    neverRead: (...hosts: string[]) => (neverRead = hosts),
    shown: () => store.getState().conversation?.id,
  };
}

describe('a panel', () => {
  test('follows the active tab to the conversation of its page, with one channel open', async () => {
    const { session, open, shown } = setup();
    await session.seeTab(TIDES, true);
    expect(shown()).toBe('https://example.com/tides');
    await session.seeTab(WAVES, true);
    expect(shown()).toBe('https://example.com/waves');
    expect(open).toHaveLength(1);
  });

  test('shows the conversation without a page beside a tab that it may not see', async () => {
    const { session, store, shown } = setup();
    await session.seeTab(HIDDEN, true);
    expect(store.getState().page).toEqual({ type: 'hidden', tabId: 3 });
    expect(shown()).toBe(NO_PAGE);
  });

  test('leaves the page of a site that is not to be read any more, and comes back to it', async () => {
    const { session, store, shown, neverRead: listed } = setup();
    await session.seeTab(TIDES, true);
    listed('example.com');
    await session.seeTab(TIDES, false);
    expect(store.getState().page).toEqual({ type: 'listed', tabId: 1, hosts: ['example.com'] });
    expect(store.getState().reading.tab).toBeNull();
    expect(shown()).toBe(NO_PAGE);
    listed();
    await session.seeTab(TIDES, false);
    expect(shown()).toBe('https://example.com/tides');
  });

  test('leaves a page whose site is given back to the browser', async () => {
    const { session, store, shown } = setup();
    await session.seeTab(TIDES, true);
    await session.seeTab({ id: TIDES.id }, false);
    expect(store.getState().page).toEqual({ type: 'hidden', tabId: 1 });
    expect(shown()).toBe(NO_PAGE);
  });

  test('keeps what was typed with the page it was typed beside', async () => {
    const { session, store } = setup();
    await session.seeTab(TIDES, true);
    store.edit('about tides');
    await session.seeTab(WAVES, true);
    expect(store.getState().draft.text).toBe('');
    await session.seeTab(TIDES, true);
    expect(store.getState().draft.text).toBe('about tides');
  });

  test('ends at the tab that was looked at last, however the answers come in', async () => {
    const { session, shown } = setup();
    await Promise.all([
      session.seeTab(TIDES, true),
      session.seeTab(WAVES, true),
      session.seeTab(TIDES, true),
    ]);
    expect(shown()).toBe('https://example.com/tides');
  });

  test('attaches the selection that a click on the button brought', async () => {
    const { session, store, gestures } = setup();
    gestures.set(1, { selection: SELECTION, action: 'ask', isReadable: true, at: 0 });
    await session.seeTab(TIDES, true);
    expect(store.getState().draft.selection).toEqual(SELECTION);
  });

  test('that chooses a prompt has it asked of the selection', async () => {
    const { session, store, gestures, asks, chosen } = setup();
    gestures.set(1, { selection: SELECTION, action: 'ask', prompt: 'quiz', isReadable: true, at: 0 });
    await session.seeTab(TIDES, true);
    expect(store.getState().draft.selection).toEqual(SELECTION);
    expect(chosen).toEqual(['quiz']);
    expect(asks).toEqual([]);
  });

  test('asks at once what the menu asked for, about the selection', async () => {
    const { session, store, gestures, asks } = setup();
    gestures.set(1, { selection: SELECTION, action: 'explain', isReadable: true, at: 0 });
    await session.seeTab(TIDES, true);
    expect(asks).toMatchObject([
      {
        action: 'explain',
        question: 'please explain',
        page: { type: 'tab', tabId: 1 },
        selection: SELECTION,
      },
    ]);
    expect(store.getState().draft.selection).toBeNull();
  });

  test('keeps the selection when the background refuses the question', async () => {
    const { session, store, gestures, refuse } = setup();
    refuse({ kind: 'busy', message: '' });
    gestures.set(1, { selection: SELECTION, action: 'translate', isReadable: true, at: 0 });
    await session.seeTab(TIDES, true);
    expect(store.getState()).toMatchObject({ refusal: { kind: 'busy' }, draft: { selection: SELECTION } });
  });

  test('says that a page is closed only after the browser refused it, until the tab moves on', async () => {
    const { session, store, gestures } = setup();
    await session.seeTab(HIDDEN, true);
    gestures.set(3, { selection: null, action: 'ask', isReadable: false, at: 0 });
    await session.receiveGesture();
    expect(store.getState().page).toEqual({ type: 'closed', tabId: 3, reason: 'browser-page' });
    await session.seeTab(HIDDEN, true);
    expect(store.getState().page).toEqual({ type: 'hidden', tabId: 3 });
  });

  test('starts over, and goes back to the conversation before', async () => {
    const { session, store, shown } = setup();
    await session.seeTab(TIDES, true);
    store.setState({ conversation: { ...store.getState().conversation!, turns: [{} as never] } });
    await session.startOver();
    expect(shown()).toBe('new-1');
    await session.show({ id: 'https://example.com/tides', pageKey: 'https://example.com/tides' });
    expect(shown()).toBe('https://example.com/tides');
  });

  describe('that shows the conversation of another page', () => {
    async function chosen() {
      const parts = setup();
      await parts.session.seeTab(TIDES, true);
      await parts.session.show({ id: 'old', pageKey: 'https://example.com/closed' });
      return parts;
    }

    test('starts over about the page beside the panel', async () => {
      const { session, store, shown, current } = await chosen();
      store.setState({ conversation: { ...store.getState().conversation!, turns: [{} as never] } });
      await session.startOver();
      expect(shown()).toBe('new-1');
      expect(store.getState().conversation?.pageKey).toBe('https://example.com/tides');
      expect(current.get('https://example.com/closed')).toBe('old');
      await session.seeTab({ ...TIDES, title: 'Tides, again' }, false);
      expect(shown(), 'it is the one of the page').toBe('new-1');
    });

    test('stays with it while the tab beside it only changes its title', async () => {
      const { session, shown } = await chosen();
      expect(shown()).toBe('old');
      await session.seeTab({ ...TIDES, title: 'Tides (1)' }, false);
      expect(shown()).toBe('old');
    });

    test('asks without reading the tab', async () => {
      const { store, asks } = await chosen();
      await store.ask('ask', 'why?');
      expect(asks).toMatchObject([
        { conversationId: 'old', pageKey: 'https://example.com/closed', page: { type: 'none' } },
      ]);
    });

    test('goes back to the page on request, and with the next page', async () => {
      const { session, shown } = await chosen();
      await session.backToPage();
      expect(shown()).toBe('https://example.com/tides');
      await session.show({ id: 'old', pageKey: 'https://example.com/closed' });
      await session.seeTab(WAVES, true);
      expect(shown()).toBe('https://example.com/waves');
    });

    test('opens its page: as it was read, or by its key', async () => {
      const { session, store, tabs } = await chosen();
      await session.openPage();
      const page = { url: 'https://example.com/closed?from=mail' };
      const turn = { attachment: { page, selection: null } };
      store.setState({ conversation: { ...store.getState().conversation!, turns: [turn as never] } });
      await session.openPage();
      expect(tabs).toEqual(['https://example.com/closed', 'https://example.com/closed?from=mail']);
    });
  });

  describe('that takes the page beside it into the conversation of another', () => {
    const page = { url: TIDES.url, title: 'Tides' };
    const turn = { attachment: { page, selection: null }, answer: { outcome: { type: 'stopped' } } };

    /** Beside the waves, with the conversation about the tides. */
    async function taken() {
      const parts = setup();
      await parts.session.seeTab(TIDES, true);
      const told = { ...parts.store.getState().conversation!, turns: [turn as never] };
      parts.send({ type: 'snapshot', conversation: told });
      await parts.session.seeTab(WAVES, true);
      const { previous } = parts.store.getState();
      await parts.session.takePage(previous);
      return { ...parts, told };
    }

    test('asks in that conversation, about the page beside', async () => {
      const { store, shown, asks } = await taken();
      expect(shown()).toBe('https://example.com/tides');
      await store.ask('ask', 'which is older?');
      expect(asks).toMatchObject([
        {
          conversationId: 'https://example.com/tides',
          pageKey: 'https://example.com/tides',
          page: { type: 'tab', tabId: 2, pageKey: 'https://example.com/waves' },
        },
      ]);
    });

    test('stays with it between its pages, through one channel, and lets go of it with the next', async () => {
      const { session, store, send, current, open, shown, told } = await taken();
      // What the background does with the first question.
      current.set('https://example.com/waves', 'https://example.com/tides');
      await session.seeTab(TIDES, true);
      send({ type: 'snapshot', conversation: told });
      const [channel] = open;
      await session.seeTab(WAVES, true);
      expect(shown()).toBe('https://example.com/tides');
      expect(store.getState().reading.failure).toBeNull();
      await session.seeTab(TIDES, true);
      await vi.waitFor(() => expect(store.getState().reading.failure, 'it was looked at').not.toBeNull());
      expect(open).toEqual([channel]);
      await session.seeTab(WAVES, true);
      await session.startOver();
      expect(shown(), 'of the page beside').toBe('new-1');
      await session.seeTab(TIDES, true);
      expect(shown()).toBe('https://example.com/tides');
      await session.seeTab(HIDDEN, true);
      expect(shown()).toBe(NO_PAGE);
    });

    test('brings along what was typed and attached beside the page', async () => {
      const { session, store, shown } = await taken();
      store.edit('which is older?');
      await session.backToPage();
      store.edit('and why?');
      store.attach(SELECTION);
      await session.takePage({ id: 'https://example.com/tides', pageKey: 'https://example.com/tides' });
      expect(shown()).toBe('https://example.com/tides');
      expect(store.getState().draft).toEqual({ text: 'which is older?\nand why?', selection: SELECTION });
      await session.backToPage();
      expect(store.getState().draft).toEqual({ text: '', selection: null });
    });

    test('leaves what was typed where it stands if the conversation can’t be shown', async () => {
      const { session, store, breakDisk } = await taken();
      await session.backToPage();
      store.edit('and why?');
      breakDisk();
      await session.takePage({ id: 'https://example.com/tides', pageKey: 'https://example.com/tides' });
      expect(store.getState().refusal).not.toBeNull();
      expect(store.getState().draft.text).toBe('and why?');
    });

    test('takes it back where the user goes back to the page', async () => {
      const { session, store, shown, asks } = await taken();
      await session.backToPage();
      expect(shown()).toBe('https://example.com/waves');
      await store.ask('ask', 'why?');
      expect(asks).toMatchObject([{ conversationId: 'https://example.com/waves' }]);
    });

    test('does not offer a conversation that was deleted', async () => {
      const { session, store } = await taken();
      await session.seeTab(WAVES, true);
      await session.backToPage();
      expect(store.getState().previous?.id).toBe('https://example.com/tides');
      const id = 'https://example.com/tides';
      await session.remove([{ id, pageKey: id }]);
      expect(store.getState().previous).toBeNull();
    });

    test('does not offer one that was deleted while it was shown again, either', async () => {
      const { session, store, send } = await taken();
      await session.seeTab(TIDES, true);
      expect(store.getState().previous?.id).toBe('https://example.com/tides');
      send({ type: 'deleted' });
      expect(store.getState().previous).toBeNull();
    });
  });

  test('leads to a passage in whichever tab its page is', async () => {
    const { session, marked } = setup();
    const target = { text: 'x' } as never;
    await session.seeTab(TIDES, true);
    expect(await session.showPassage('https://example.com/tides', target)).toBe('shown');
    expect(await session.showPassage('https://example.com/waves#top', target)).toBe('shown');
    expect(marked).toEqual([1, 2]);
    expect(await session.showPassage('https://example.com/gone', target)).toBe('closed');
  });

  test('says above the composer what storage did not do', async () => {
    const { session, store, breakDisk } = setup();
    await session.seeTab(TIDES, true);
    breakDisk();
    await session.deleteConversation(TIDES.url.replace('#top', ''));
    expect(store.getState().refusal).toEqual({ kind: 'storage', message: 'no disk' });
  });

  test('that can’t find its conversation says so in its place, and finds it when asked to try again', async () => {
    const { session, store, breakDisk, mendDisk, shown } = setup();
    breakDisk();
    await session.seeTab(TIDES, true);
    expect(store.getState()).toMatchObject({
      conversation: null,
      unavailable: { kind: 'storage', message: 'no disk' },
      refusal: null,
    });
    mendDisk();
    session.reconnect();
    await vi.waitFor(() => expect(shown()).toBe('https://example.com/tides'));
    expect(store.getState().unavailable).toBeNull();
  });

  test('needs its port only while it has nothing to show or an answer is open', async () => {
    const { session, send, isNeeded, reconnected, store } = setup();
    await session.seeTab(TIDES, true);
    expect(isNeeded()).toBe(false);
    await store.ask('ask', 'why?');
    // The worker may have slept, but every effect of the question must arrive.
    expect(reconnected()).toBe(1);
    const id = 'https://example.com/tides';
    send({
      type: 'event',
      event: {
        type: 'asked',
        after: null,
        turnId: 't',
        question: 'why?',
        action: 'ask',
        attachment: { page: null, selection: null },
        model: 'm',
        at: 0,
      },
    });
    expect(isNeeded()).toBe(true);
    send({ type: 'unavailable', conversationId: id, failure: { kind: 'storage', message: '' } });
    expect(store.getState()).toMatchObject({ unavailable: { kind: 'storage' }, conversation: { id } });
    send({ type: 'unavailable', conversationId: 'other', failure: { kind: 'storage', message: '' } });
    expect(store.getState()).toMatchObject({ unavailable: { kind: 'storage' }, conversation: null });
    expect(isNeeded()).toBe(false);
  });

  test('does not start over from an empty conversation', async () => {
    const { session, shown } = setup();
    await session.seeTab(TIDES, true);
    await session.startOver();
    expect(shown()).toBe('https://example.com/tides');
  });

  test('shows a fresh conversation when the one it shows is deleted, by whichever window', async () => {
    const { session, send, open, store } = setup();
    await session.seeTab(TIDES, true);
    send({ type: 'deleted' });
    expect(store.getState().conversation).toBeNull();
    await vi.waitFor(() => expect(store.getState().conversation?.turns).toEqual([]));
    expect(open).toHaveLength(1);
  });
});
