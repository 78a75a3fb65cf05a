import { browser, type Browser } from '#imports';
import type { ConversationRef } from './hub';
import type { RoomMessage } from './room';

const PREFIX = 'chat:';

/** The port on which a panel hears that the user pointed Sidenote at a tab. */
export const PANEL_PORT = 'panel';

/** How long a panel waits before it wakes a worker that keeps dying: doubled up to the second value. */
const RECONNECT_MS = { first: 50, most: 5_000 };

/** Panel side: calls `onMessage` for every message, reconnecting whenever the worker dies. Returns the way to close it. */
export function openChannel(ref: ConversationRef, onMessage: (message: RoomMessage) => void): () => void {
  return connectForever(PREFIX + JSON.stringify([ref.id, ref.pageKey]), onMessage);
}

/** A port that comes back: a snapshot follows each reconnection, so nothing is missed. */
export function connectForever<T>(name: string, onMessage: (message: T) => void): () => void {
  let delay = RECONNECT_MS.first;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let port: Browser.runtime.Port | undefined;

  function connect(): void {
    try {
      port = browser.runtime.connect({ name });
    } catch {
      // The extension was updated or removed under this page; only a reload helps, and Chrome does it.
      return;
    }
    port.onMessage.addListener((message: T) => {
      delay = RECONNECT_MS.first;
      onMessage(message);
    });
    port.onDisconnect.addListener(() => {
      timer = setTimeout(connect, delay);
      delay = Math.min(delay * 2, RECONNECT_MS.most);
    });
  }

  connect();
  return () => {
    clearTimeout(timer);
    port?.disconnect();
  };
}

/** Background side: the conversation that a port asks for, or null if it is no chat port. */
export function conversationOf(name: string): ConversationRef | null {
  if (!name.startsWith(PREFIX)) return null;
  const [id, pageKey] = JSON.parse(name.slice(PREFIX.length)) as [string, string];
  return { id, pageKey };
}
