/** The panel's half of `ports.ts`: it connects as a panel does, and folds the messages into a state. */
import { openChannel } from '../../utils/protocol/channel';
import { apply } from '../../utils/chat/apply';
import { openTurn, type Conversation } from '../../utils/chat/conversation';

/** A message for each frame, as the background sends them; one for each delta; or none at all. */
export type Way = 'frame' | 'delta' | 'idle';

/** Listens to a stream of so many milliseconds to its end. Returns the number of messages. */
function listen(way: Way, milliseconds: number): Promise<number> {
  return new Promise((resolve) => {
    let conversation: Conversation | null = null;
    let messages = 0;
    const ref = { id: crypto.randomUUID(), pageKey: JSON.stringify([way, milliseconds]) };
    const channel = openChannel(ref, {
      onMessage(message) {
        messages += 1;
        if (message.type === 'snapshot') conversation = message.conversation;
        if (message.type !== 'event' || !conversation) return;
        conversation = apply(conversation, message.event);
        if (message.event.type !== 'settled' || openTurn(conversation)) return;
        channel.close();
        resolve(messages);
      },
      isNeeded: () => false,
    });
  });
}

const ports = { listen };

export type PortsBench = typeof ports;

Object.assign(globalThis, { ports });
