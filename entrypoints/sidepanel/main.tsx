import { createRoot } from 'react-dom/client';
import { focusQuestion } from '@/components/kit/focus-question';
import { Panel } from '@/components/Panel';
import { browser } from '#imports';
import { connect, openChannel, PANEL_PORT } from '@/utils/protocol/channel';
import type { Action } from '@/utils/chat/conversation';
import { keepDrafts } from '@/utils/panel/keep-drafts';
import { createPanelSession } from '@/utils/panel/panel-session';
import { createPanelStore } from '@/utils/panel/panel-store';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { sendMessage } from '@/utils/protocol/messaging';
import { onEscape } from '@/utils/tab/access-escape';
import { goToTab } from '@/utils/tab/access-tab';
import { followTab } from '@/utils/tab/follow-tab';
import { createSettingsStore } from '@/utils/panel/settings-store';
import { createSecondPress } from './second-press';
import './style.css';

const WORDS: Readonly<Record<Exclude<Action, 'ask'>, MessageKey>> = {
  summarise: 'summarise_question',
  explain: 'explain_question',
  translate: 'translate_question',
};

/** A command that may be given once only is given again where nobody was there to take it: the worker was ending. */
function untilTaken<Command, Result>(give: (command: Command) => Promise<Result>) {
  return (command: Command) =>
    give(command).catch((error: unknown) => {
      if (/receiving end does not exist/i.test(String(error))) return give(command);
      throw error;
    });
}

/** A command that may be given a second time, if the worker dies over the first: the browser starts another one. */
function twice<Command, Result>(give: (command: Command) => Promise<Result>) {
  return (command: Command) => give(command).catch(() => give(command));
}

// The browser tells nobody which panel a message comes from, and gives a lock back when its document is gone.
const panel = crypto.randomUUID();
void navigator.locks.request(panel, () => new Promise(() => undefined));

const settings = await createSettingsStore();
const store = createPanelStore({
  ask: twice((command) => sendMessage('ask', { ...command, panel })),
  askAgain: untilTaken((command) => sendMessage('askAgain', command)),
  continueAnswer: untilTaken((command) => sendMessage('continueAnswer', command)),
  stop: (command) => sendMessage('stop', command),
  readTab: twice((query) => sendMessage('readTab', query)),
  loadMore: twice((command) => sendMessage('loadMore', command)),
  stopLoading: (command) => sendMessage('stopLoading', command),
});
const isSecondPress = createSecondPress(store);
const takeGesture = twice((query: { readonly tabId: number }) => sendMessage('takeGesture', query));
const session = createPanelSession({
  store,
  background: {
    conversationOf: twice((query) => sendMessage('conversationOf', query)),
    listConversations: twice((query) => sendMessage('listConversations', query)),
    showConversation: twice((command) => sendMessage('showConversation', command)),
    deleteConversation: twice((command) => sendMessage('deleteConversation', command)),
    async takeGesture(query) {
      const gesture = await takeGesture(query);
      if (gesture && isSecondPress(gesture, query.tabId)) {
        window.close();
        return null;
      }
      // Chromium leaves the keyboard with the page all the same; the field is where it goes from there.
      if (gesture) {
        window.focus();
        focusQuestion();
      }
      return gesture;
    },
    requestsOf: twice((query) => sendMessage('requestsOf', query)),
    pageTextsOf: twice((query) => sendMessage('pageTextsOf', query)),
    showPassage: twice((command) => sendMessage('showPassage', command)),
    hidePassage: twice((command) => sendMessage('hidePassage', command)),
  },
  openChannel,
  openTab: async (url) => void (await browser.tabs.create({ url })),
  goToTab,
  wordsFor: (action) => (action === 'ask' ? '' : t(WORDS[action])),
});

const tab = followTab(
  (next, hasMoved) => session.seeTab(next, hasMoved),
  (tabId) => sendMessage('barrierOf', { tabId }),
);
// A click on our button may have shown us a tab that was hidden: look again, then fetch what it brought.
connect(PANEL_PORT, {
  onMessage: () => void tab.look().then(() => session.receiveGesture()),
  // The click itself wakes the worker.
  isNeeded: () => false,
});

const keepNow = keepDrafts(store, {
  keepDraft: twice((command) => sendMessage('keepDraft', { ...command, panel })),
  draftOf: twice((query) => sendMessage('draftOf', { ...query, panel })),
});
addEventListener('pagehide', keepNow);
// Whoever comes back to the panel may have done something to the page.
addEventListener('focus', () => void store.lookForChanges(true));

settings.subscribe((next, before) => {
  const [one, other] = [next.settings, before.settings];
  if (one.model !== other.model || one.baseUrl !== other.baseUrl || one.maxTokens !== other.maxTokens) {
    void store.readAgain();
  }
});

// Nobody is asked: where the browser grants it by itself, the disk running full does not cost the history.
if (import.meta.env.CHROME) void navigator.storage.persist();

const actions = {
  ...session,
  onPassageHidden: (listener: () => void) =>
    onEscape((tabId) => tabId === store.getState().page?.tabId && listener()),
};

const root = document.querySelector('#root');
if (root) createRoot(root).render(<Panel panel={store} settings={settings} actions={actions} />);
