import type { Browser } from '#imports';
import { keepAlive } from '@/utils/browser/keep-alive';
import type { Hub } from '@/utils/chat/hub';
import { dropped } from '@/utils/diagnostics/log';
import { heldBy } from '@/utils/protocol/channel';

/**
 * Takes a port that a panel holds for a temporary conversation: the worker, whose memory it is in, stays as long as the
 * port; then the conversation is gone, and an answer that is open with it. Returns false for any other port.
 */
export function joinTemporary(port: Browser.runtime.Port, hub: Pick<Hub, 'remove'>): boolean {
  const id = heldBy(port.name);
  if (id === null) return false;
  const closed = new Promise<void>((resolve) => port.onDisconnect.addListener(() => resolve()));
  void keepAlive(closed)
    .then(() => hub.remove([id]))
    .catch(dropped('chat', 'not-stored'));
  return true;
}
