import { browser, defineBackground } from '#imports';
import { conversationOf } from '@/utils/chat/channel';
import { createHub } from '@/utils/chat/hub';
import { createDatabase } from '@/utils/storage/database';
import { createLedger } from '@/utils/storage/ledger';
import { createQueue } from '@/utils/chat/queue';
import { createRequestLog } from '@/utils/storage/request-log';
import { createDiskStore } from '@/utils/storage/store';
import { keepAlive } from '@/utils/keep-alive';
import { isOurs } from '@/utils/sender';
import { answerCommands } from './commands';
import { createCompletion } from './completion';
import { createGestures } from './gestures';
import { listenToMenus } from './menus';
import { listenToToolbar } from './panel';
import { answerSettingsCommands } from './settings-commands';
import { toFailure } from './to-failure';

export default defineBackground({
  type: 'module',
  main() {
    // Content scripts run beside the page's own code: the token and the settings are not for them.
    void browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });

    const database = createDatabase();
    const store = createDiskStore(database);
    const ledger = createLedger(database);
    const log = createRequestLog(database);
    const complete = createCompletion({ store, ledger, log, queue: createQueue() });
    const hub = createHub({ store, complete, toFailure, keepAlive, now: Date.now });
    const gestures = createGestures();

    answerCommands({ hub, store, ledger, log, gestures });
    answerSettingsCommands(ledger);
    listenToToolbar(gestures);
    listenToMenus(gestures);

    browser.runtime.onConnect.addListener((port) => {
      if (!isOurs(port.sender)) return port.disconnect();
      if (gestures.join(port)) return;
      const ref = conversationOf(port.name);
      if (!ref) return port.disconnect();
      const subscription = hub.subscribe(ref, port);
      // A conversation that cannot be read now: the panel comes back, and the next try may succeed.
      subscription.catch(() => port.disconnect());
      port.onDisconnect.addListener(
        () =>
          void subscription.then(
            (unsubscribe) => unsubscribe(),
            () => undefined,
          ),
      );
    });
  },
});
