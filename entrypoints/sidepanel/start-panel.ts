import { focusQuestion } from '@/components/kit/focus-question';
import { browser } from '#imports';
import { connect, holdTemporary, LIST_PORT, openChannel, PANEL_PORT } from '@/utils/protocol/channel';
import type { Action } from '@/utils/chat/conversation';
import { keepDrafts } from '@/utils/panel/keep-drafts';
import { createPanelSession } from '@/utils/panel/panel-session';
import { lazyPictureActions } from '@/utils/panel/lazy-picture-actions';
import { createPanelStore, type PanelStore } from '@/utils/panel/panel-store';
import { cmapRequest, readCMapAnswer } from '@/utils/pdf/cmap-message';
import { t, type MessageKey } from '@/utils/browser/i18n';
import type { Client } from '@/utils/protocol/client';
import { onEscape, onPassageClick } from '@/utils/tab/access-signals';
import { goToTab } from '@/utils/tab/access-tab';
import { followTab } from '@/utils/tab/follow-tab';
import type { SettingsState, SettingsStore } from '@/utils/panel/settings-store';
import { createSecondPress } from './second-press';

const WORDS: Readonly<Record<Exclude<Action, 'ask'>, MessageKey>> = {
  summarise: 'summarise_question',
  explain: 'explain_question',
  translate: 'translate_question',
};

interface Parts {
  readonly client: Client;
  readonly settings: SettingsStore;
}

/** Starts all that a panel does, for what is not locked. Returns its state and its actions, to be shown. */
export function startPanel({ client, settings }: Parts) {
  const store = createPanelStore(
    client,
    () => settings.getState().settings.watchesChanges && document.visibilityState === 'visible',
  );
  const session = createSession(store, client, settings);
  const tab = followTab(
    (next, hasMoved) => session.seeTab(next, hasMoved),
    (tabId) => client.barrierOf({ tabId }),
  );
  // A click on our button may have shown us a tab that was hidden: look again, then fetch the gesture.
  connect(PANEL_PORT, {
    onMessage: () => void tab.look().then(() => session.receiveGesture()),
    // The click itself wakes the worker.
    isNeeded: () => false,
  });

  addEventListener('pagehide', keepDrafts(store, client));
  // Before the user came back to the panel, they may have changed the page.
  addEventListener('focus', () => {
    void store.lookForChanges(true);
    void store.lookForSelection();
  });
  // With a mouse the user turns to the panel before it has the focus.
  document.documentElement.addEventListener('pointerenter', () => void store.lookForSelection());

  settings.subscribe((next, before) => {
    // Nothing of what is locked stays in this page.
    if (next.lock.type === 'locked') location.reload();
    const [one, other] = [next.settings, before.settings];
    if (hasOtherRoom(next, before)) void store.readAgain();
    if (one.neverRead !== other.neverRead) void tab.look();
  });

  // Shows no prompt: where the browser grants it, a full disk does not cost the history.
  if (import.meta.env.CHROME) void navigator.storage.persist();

  const isBeside = (tabId: number) => tabId === store.getState().page?.tabId;
  const actions = {
    ...session,
    onListChanged(listener: () => void): () => void {
      const channel = connect<null>(LIST_PORT, { onMessage: listener, isNeeded: () => false });
      return () => channel.close();
    },
    async openTabs() {
      const tabs = await import('@/utils/tab/open-tabs');
      return tabs.openTabs(settings.getState().settings.neverRead);
    },
    ...lazyPictureActions({
      store,
      background: client,
      readOptions: () => ({ hidesContacts: settings.getState().settings.hidesContacts, readCMap }),
    }),
    onPassageHidden: (listener: () => void) => onEscape((tabId) => isBeside(tabId) && listener()),
    onPassageClicked: (listener: (nth: number) => void) =>
      onPassageClick((tabId, nth) => isBeside(tabId) && listener(nth)),
  };
  return { panel: store, actions };
}

/** Reads a table that some Chinese, Japanese and Korean PDFs need, as their script in a tab does. */
async function readCMap(filename: string): Promise<Uint8Array> {
  return readCMapAnswer(await browser.runtime.sendMessage(cmapRequest(filename)));
}

function createSession(store: PanelStore, client: Client, settings: SettingsStore) {
  const isSecondPress = createSecondPress(store);
  return createPanelSession({
    store,
    background: {
      ...client,
      async takeGesture(query) {
        const gesture = await client.takeGesture(query);
        if (gesture && isSecondPress(gesture, query.tabId)) {
          window.close();
          return null;
        }
        // Chromium leaves the keyboard focus in the page. From the panel's window it can go to the field.
        if (gesture) {
          window.focus();
          focusQuestion();
        }
        return gesture;
      },
    },
    openChannel,
    holdTemporary,
    openTab: async (url) => void (await browser.tabs.create({ url })),
    goToTab,
    neverRead: () => settings.getState().settings.neverRead,
    async choosePrompt(id) {
      const { choosePrompt } = await import('@/utils/panel/choose-prompt');
      choosePrompt(store, settings.getState(), id);
    },
    wordsFor: (action) => (action === 'ask' ? '' : t(WORDS[action])),
  });
}

/** True if the page's room may be another one than before. */
function hasOtherRoom(next: SettingsState, before: SettingsState): boolean {
  const names = ['baseUrl', 'maxTokens', 'sends', 'instructions', 'siteInstructions'] as const;
  return next.model !== before.model || names.some((name) => next.settings[name] !== before.settings[name]);
}
