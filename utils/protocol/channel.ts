import { browser, type Browser } from '#imports';
import type { ConversationRef } from '../chat/conversation-store';
import type { RoomMessage } from '../chat/room-message';
import { dropped, note } from '../diagnostics/log';

const PREFIX = 'chat:';

/** The port on which a panel hears that the user pointed Sidenote at a tab. */
export const PANEL_PORT = 'panel';

/** The port on which a list of conversations hears that it would read otherwise now. */
export const LIST_PORT = 'list';

/** The beginning of the names of ports that a panel holds for its temporary conversations. */
const TEMPORARY_PORT = 'keep:';

/** Panel side: keeps a temporary conversation in memory, as long as this page is open. */
export function holdTemporary(id: string): void {
  connect(TEMPORARY_PORT + id, { onMessage: () => undefined, isNeeded: () => true });
}

/** Background side: the temporary conversation that a port keeps; null for any other port. */
export function heldBy(name: string): string | null {
  return name.startsWith(TEMPORARY_PORT) ? name.slice(TEMPORARY_PORT.length) : null;
}

/** The background's message to every panel when it starts: a panel that was cut off may reconnect. */
const AWAKE = 'awake';

/** The wait before a panel wakes a worker that keeps dying: doubled up to the second value. */
const RECONNECT_MS = { first: 50, most: 5_000 };

/**
 * The time that a port may be silent once another worker has started. Chromium closes no port that was opened to a
 * worker which ended before it had started (`MessageService::PendingLazyContextOpenChannel`): nothing arrives on it
 * again.
 */
const DOUBT_MS = 1_000;

export interface Channel {
  /** Connects at once if the port is down. */
  reconnect(): void;
  close(): void;
}

interface ChannelOptions<T> {
  readonly onMessage: (message: T) => void;
  /** True if a port that went down is worth waking the worker for; otherwise it waits until the worker is awake. */
  readonly isNeeded: () => boolean;
}

/** Panel side: opens the channel of one conversation's messages. */
export function openChannel(ref: ConversationRef, options: ChannelOptions<RoomMessage>): Channel {
  return connect(PREFIX + JSON.stringify([ref.id, ref.pageKey]), options);
}

/**
 * Opens a port that comes back. The browser ends an idle worker, and the port with it: it reconnects when it is needed,
 * or when the worker has started for another reason. A snapshot follows each connection, so nothing is missed.
 */
export function connect<T>(name: string, { onMessage, isNeeded }: ChannelOptions<T>): Channel {
  let delay = RECONNECT_MS.first;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let port: Browser.runtime.Port | null = null;
  /** True if the worker has started anew and nothing has come on this port since: it may lead to the old worker. */
  let isDoubtful = false;
  let isClosed = false;

  function open(): void {
    clearTimeout(timer);
    if (port) return;
    try {
      port = browser.runtime.connect({ name });
    } catch (error) {
      note('panel', 'not-opened', error);
      // The extension was updated or removed under this page; only a reload helps, and Chrome does it.
      return;
    }
    port.onMessage.addListener((message: T) => {
      delay = RECONNECT_MS.first;
      if (isDoubtful) trust();
      onMessage(message);
    });
    port.onDisconnect.addListener(() => {
      port = null;
      const wasDoubtful = isDoubtful;
      trust();
      if (isClosed || !(wasDoubtful || isNeeded())) return;
      timer = setTimeout(open, delay);
      delay = Math.min(delay * 2, RECONNECT_MS.most);
    });
  }

  function trust(): void {
    isDoubtful = false;
    clearTimeout(timer);
  }

  function replace(): void {
    port?.disconnect();
    port = null;
    trust();
    open();
  }

  function onAwake(message: unknown): void {
    if (message !== AWAKE) return;
    if (!port) return open();
    isDoubtful = true;
    clearTimeout(timer);
    timer = setTimeout(replace, DOUBT_MS);
  }

  browser.runtime.onMessage.addListener(onAwake);
  open();
  return {
    reconnect: open,
    close() {
      isClosed = true;
      browser.runtime.onMessage.removeListener(onAwake);
      clearTimeout(timer);
      port?.disconnect();
    },
  };
}

/** Background side: tells the panels that it has started. */
export function announceAwake(): void {
  // There may be no panel to listen.
  browser.runtime.sendMessage(AWAKE).catch(dropped('panel', 'gone'));
}

/** Background side: the conversation that a port asks for, or null if it is no chat port. */
export function conversationOf(name: string): ConversationRef | null {
  if (!name.startsWith(PREFIX)) return null;
  const [id, pageKey] = JSON.parse(name.slice(PREFIX.length)) as [string, string];
  return { id, pageKey };
}
