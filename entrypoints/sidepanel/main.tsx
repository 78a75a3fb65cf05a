import { createRoot } from 'react-dom/client';
import { Panel } from '@/components/Panel';
import { createClient } from '@/utils/protocol/client';
import { sendMessage } from '@/utils/protocol/transport';
import { createSettingsStore } from '@/utils/panel/settings-store';
import { noteInConsole } from '@/utils/diagnostics/console';
import { note } from '@/utils/diagnostics/log';
import { noteCaught, noteUncaught } from '@/utils/diagnostics/uncaught';
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
const root = document.querySelector('#root');
if (root) {
  const start = () =>
    createRoot(root, { onCaughtError: noteCaught }).render(
      <Panel {...startPanel({ client, settings })} settings={settings} />,
    );
  if (settings.getState().lock.type !== 'locked') start();
  // Not awaited: its code shares some of this module's, which is there once this one has ended.
  else
    void import('@/components/show-locked').then(
      ({ showLocked }) => showLocked(root, settings),
      (error: unknown) => {
        note('panel', 'not-loaded', error);
        // It says of everything that it is locked, which is better than nothing.
        start();
      },
    );
}
