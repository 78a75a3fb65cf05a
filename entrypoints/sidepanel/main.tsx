import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { Panel } from '@/components/Panel';
import { createClient } from '@/utils/protocol/client';
import { sendMessage } from '@/utils/protocol/transport';
import { typedEarly, untilComposed } from '@/utils/panel/early-field';
import { earlyFiles } from '@/utils/panel/early-files';
import { keepOpeningLook } from '@/utils/panel/opening-look';
import type { PanelStore } from '@/utils/panel/panel-store';
import { createSettingsStore } from '@/utils/panel/settings-store';
import { noteInConsole } from '@/utils/diagnostics/console';
import { note } from '@/utils/diagnostics/log';
import { noteCaught, noteUncaught } from '@/utils/diagnostics/uncaught';
import { loadLocked } from './load-locked';
import { startPanel } from './start-panel';
import './style.css';

noteUncaught('panel');
if (import.meta.env.MODE === 'development') noteInConsole();

// A message does not say which panel sent it, so each panel has an id. It holds a lock of that name, which the browser
// releases when the panel's document is gone.
const panel = crypto.randomUUID();
void navigator.locks.request(panel, () => new Promise(() => undefined));

const client = createClient(sendMessage, panel);
const settings = await createSettingsStore(client);
keepOpeningLook(settings);
const root = document.querySelector('#root');
if (root) {
  if (settings.getState().lock.type !== 'locked') void start(root);
  // Not awaited: its code shares some of this module's, which is there once this one has ended.
  else
    void loadLocked().then(
      ({ showLocked }) => showLocked(root, settings),
      (error: unknown) => {
        note('panel', 'not-loaded', error);
        // It says of everything that it is locked, which is better than nothing.
        void start(root);
      },
    );
}

async function start(container: Element): Promise<void> {
  // The conversation is on its way while the page's own field is painted, and takes what is typed.
  const { panel: store, actions } = startPanel({ client, settings });
  await untilPainted();
  await untilComposed(document);
  const typed = typedEarly(document);
  write(store, typed.text);
  // At once, so that no key is pressed between the one field and the other.
  flushSync(() =>
    createRoot(container, { onCaughtError: noteCaught }).render(
      <Panel panel={store} actions={actions} settings={settings} />,
    ),
  );
  // A slash begins the name of a prompt, which is yet to be chosen.
  const isQuestion = typed.isEntered && !typed.text.startsWith('/');
  // No question goes without a file that was dropped before it.
  await actions.addFiles(earlyFiles(document));
  if (isQuestion && settings.getState().tokenTail !== null && store.getState().refusal === null)
    void store.ask('ask', typed.text.trim());
}

/** Writes below the draft that the conversation may have brought meanwhile. */
function write({ getState, edit }: PanelStore, text: string): void {
  if (text !== '') edit([getState().draft.text, text].filter(Boolean).join('\n'));
}

/** Resolves after the first frame, or after a moment in a page that is out of sight. */
function untilPainted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 100);
  });
}
