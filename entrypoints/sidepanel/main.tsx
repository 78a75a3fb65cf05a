import { createRoot } from 'react-dom/client';
import { Panel } from '@/components/Panel';
import { browser } from '#imports';
import { connect, openChannel, PANEL_PORT } from '@/utils/chat/channel';
import type { Action } from '@/utils/chat/conversation';
import { keepDrafts } from '@/utils/chat/keep-drafts';
import { createPanelSession } from '@/utils/chat/panel-session';
import { createPanelStore } from '@/utils/chat/panel-store';
import { t, type MessageKey } from '@/utils/i18n';
import { sendMessage } from '@/utils/messaging';
import { followTab } from '@/utils/page/follow-tab';
import { createSettingsStore } from '@/utils/settings-store';
import './style.css';

const WORDS: Readonly<Record<Exclude<Action, 'ask'>, MessageKey>> = {
  summarise: 'summarise_question',
  explain: 'explain_question',
  translate: 'translate_question',
};

/**
 * A command that may be given a second time, if the worker dies over the first: the browser starts
 * another one. A question is not among these.
 */
function twice<Command, Result>(give: (command: Command) => Promise<Result>) {
  return (command: Command) => give(command).catch(() => give(command));
}

const settings = await createSettingsStore();
const store = createPanelStore({
  ask: (command) => sendMessage('ask', command),
  askAgain: (command) => sendMessage('askAgain', command),
  goOn: (command) => sendMessage('goOn', command),
  stop: (command) => sendMessage('stop', command),
});
const session = createPanelSession({
  store,
  background: {
    conversationOf: twice((query) => sendMessage('conversationOf', query)),
    listConversations: twice((query) => sendMessage('listConversations', query)),
    showConversation: twice((command) => sendMessage('showConversation', command)),
    deleteConversation: twice((command) => sendMessage('deleteConversation', command)),
    takeGesture: twice((query) => sendMessage('takeGesture', query)),
    requestsOf: twice((query) => sendMessage('requestsOf', query)),
  },
  openChannel,
  openTab: async (url) => void (await browser.tabs.create({ url })),
  wordsFor: (action) => (action === 'ask' ? '' : t(WORDS[action])),
});

const tab = followTab((next, hasMoved) => session.seeTab(next, hasMoved));
// A click on our button may have shown us a tab that was hidden: look again, then fetch what it brought.
connect(PANEL_PORT, {
  onMessage: () => void tab.look().then(() => session.receiveGesture()),
  // The click itself wakes the worker.
  isNeeded: () => false,
});

const keepNow = keepDrafts(store, {
  keepDraft: twice((command) => sendMessage('keepDraft', command)),
  draftOf: twice((query) => sendMessage('draftOf', query)),
});
addEventListener('pagehide', keepNow);

// Nobody is asked: where the browser grants it by itself, the disk running full does not cost the history.
if (import.meta.env.CHROME) void navigator.storage.persist();

const root = document.querySelector('#root');
if (root) createRoot(root).render(<Panel panel={store} settings={settings} actions={session} />);
