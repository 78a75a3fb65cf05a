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
import { createClient } from '@/utils/protocol/client';
import { sendMessage } from '@/utils/protocol/transport';
import { onEscape } from '@/utils/tab/access-escape';
import { goToTab } from '@/utils/tab/access-tab';
import { followTab } from '@/utils/tab/follow-tab';
import { createSettingsStore } from '@/utils/panel/settings-store';
import { noteInConsole } from '@/utils/diagnostics/console';
import { noteUncaught } from '@/utils/diagnostics/uncaught';
import { createSecondPress } from './second-press';
import './style.css';

const WORDS: Readonly<Record<Exclude<Action, 'ask'>, MessageKey>> = {
  summarise: 'summarise_question',
  explain: 'explain_question',
  translate: 'translate_question',
};

noteUncaught('panel');
if (import.meta.env.MODE === 'development') noteInConsole();

// A message does not say which panel sent it, so each panel has an id. It holds a lock of that name, which the browser
// releases when the panel's document is gone.
const panel = crypto.randomUUID();
void navigator.locks.request(panel, () => new Promise(() => undefined));

const client = createClient(sendMessage, panel);
const settings = await createSettingsStore(client);
const store = createPanelStore(client);
const isSecondPress = createSecondPress(store);
const session = createPanelSession({
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
  openTab: async (url) => void (await browser.tabs.create({ url })),
  goToTab,
  wordsFor: (action) => (action === 'ask' ? '' : t(WORDS[action])),
});

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
addEventListener('focus', () => void store.lookForChanges(true));

settings.subscribe((next, before) => {
  const [one, other] = [next.settings, before.settings];
  if (next.model !== before.model || one.baseUrl !== other.baseUrl || one.maxTokens !== other.maxTokens) {
    void store.readAgain();
  }
});

// Shows no prompt: where the browser grants it, a full disk does not cost the history.
if (import.meta.env.CHROME) void navigator.storage.persist();

const actions = {
  ...session,
  onPassageHidden: (listener: () => void) =>
    onEscape((tabId) => tabId === store.getState().page?.tabId && listener()),
};

const root = document.querySelector('#root');
if (root) createRoot(root).render(<Panel panel={store} settings={settings} actions={actions} />);
