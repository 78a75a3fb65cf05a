import { createRoot } from 'react-dom/client';
import { Boundary } from '@/components/kit/Boundary';
import { detailsFrom } from '@/components/state/details';
import { t } from '@/utils/browser/i18n';
import { Settings } from '@/components/settings/Settings';
import { createClient } from '@/utils/protocol/client';
import { sendMessage } from '@/utils/protocol/transport';
import { createSettingsStore } from '@/utils/panel/settings-store';
import { noteInConsole } from '@/utils/diagnostics/console';
import { note } from '@/utils/diagnostics/log';
import { noteCaught, noteUncaught } from '@/utils/diagnostics/uncaught';

noteUncaught('settings');
if (import.meta.env.MODE === 'development') noteInConsole();

const settings = await createSettingsStore(createClient(sendMessage, crypto.randomUUID()));
const root = document.getElementById('root');
if (root) {
  const start = () => {
    settings.subscribe(({ lock }) => lock.type === 'locked' && location.reload());
    createRoot(root, { onCaughtError: noteCaught }).render(
      <Boundary sentence={t('screen_broken')} details={detailsFrom(settings)}>
        <Settings settings={settings} />
      </Boundary>,
    );
  };
  if (settings.getState().lock.type !== 'locked') start();
  else
    void import('@/components/show-locked').then(
      ({ showLocked }) => showLocked(root, settings),
      (error: unknown) => {
        note('settings', 'not-loaded', error);
        // It says of everything that it is locked, which is better than nothing.
        start();
      },
    );
}
