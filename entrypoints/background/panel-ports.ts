import { browser } from '#imports';
import type { Hub } from '@/utils/chat/hub';
import { isOurs } from '@/utils/browser/sender';
import { conversationOf } from '@/utils/protocol/channel';
import { storageFailure } from '@/utils/storage/storage-failure';
import type { Gestures } from './gestures';
import type { ListPorts } from './list-ports';
import { joinTemporary } from './temporary-ports';
import { note } from '@/utils/diagnostics/log';

/** Takes the ports of our panels: for gestures, for lists of conversations, or for the conversation that a port is named after. */
export function listenToPorts(hub: Hub, gestures: Gestures, lists: ListPorts): void {
  browser.runtime.onConnect.addListener((port) => {
    if (!isOurs(port.sender)) return port.disconnect();
    if (gestures.join(port) || lists.join(port) || joinTemporary(port, hub)) return;
    const ref = conversationOf(port.name);
    if (!ref) return port.disconnect();
    let isGone = false;
    const subscription = hub.subscribe(ref, port);
    subscription.catch((error: unknown) => {
      // A panel that is gone has nothing to be told.
      if (isGone) return note('chat', 'gone', error);
      port.postMessage({ type: 'unavailable', conversationId: ref.id, failure: storageFailure(error) });
      port.disconnect();
    });
    port.onDisconnect.addListener(() => {
      isGone = true;
      void subscription.then(
        (unsubscribe) => unsubscribe(),
        () => undefined,
      );
    });
  });
}
