import { browser, defineBackground } from '#imports';
import { conversationOf } from '@/utils/chat/channel';
import { createHub } from '@/utils/chat/hub';
import { createDiskStore } from '@/utils/chat/store';
import { keepAlive } from '@/utils/keep-alive';
import { isOurs } from '@/utils/sender';
import { answerCommands } from './commands';
import { createCompletion, toFailure } from './completion';
import { createGestures } from './gestures';
import { listenToMenus } from './menus';
import { listenToToolbar } from './panel';

export default defineBackground({
  type: 'module',
  main() {
    // Content scripts run beside the page's own code: the token and the settings are not for them.
    void browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });

    const store = createDiskStore();
    const hub = createHub({ store, complete: createCompletion(store), toFailure, keepAlive, now: Date.now });
    const gestures = createGestures();

    answerCommands({ hub, store, gestures });
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
