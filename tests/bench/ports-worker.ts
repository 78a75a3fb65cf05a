/** The background's half of `ports.ts`: a stream into a room, whose events go to every connected panel. */
import { emptyConversation } from '../../utils/chat/conversation';
import { createRoom } from '../../utils/chat/room';
import { conversationOf } from '../../utils/protocol/channel';
import type { Way } from './ports-page';

const TURN = 'turn';

/** Milliseconds between two looks at the clock: one delta is due for each millisecond since. */
const EVERY_MS = 5;

function room(id: string) {
  return createRoom(emptyConversation(id, id, 0), {
    save: async () => undefined,
    saveTurn: async () => undefined,
    saveLabels: async () => undefined,
    saveShown: async () => undefined,
    toFailure: (error) => ({ kind: 'storage', message: String(error) }),
    now: Date.now,
  });
}

/** Sends deltas at a steady pace for so long, each as an event of its own or as the room sends them. */
async function stream(way: Way, milliseconds: number, port: chrome.runtime.Port): Promise<void> {
  const ref = conversationOf(port.name);
  if (!ref) return;
  const one = room(ref.id);
  const leave = one.join(port);
  const begun = performance.now();
  await one.commit({
    type: 'asked',
    turnId: TURN,
    after: null,
    at: Date.now(),
    question: 'Why?',
    action: 'ask',
    attachment: { page: null, selection: null },
    model: 'kimi-k2.5',
  });
  let sent = 0;
  while (performance.now() - begun < milliseconds) {
    for (; sent < performance.now() - begun; sent++) {
      const text = ` word ${sent}`;
      if (way === 'frame') one.receive(TURN, 'text', text);
      else if (way === 'delta')
        one.show({ type: 'delta', turnId: TURN, at: Date.now(), reasoning: '', text });
    }
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  await one.settle(TURN, { type: 'done', finishReason: 'stop' }, null);
  leave();
}

chrome.runtime.onConnect.addListener((port) => {
  const [way, milliseconds] = JSON.parse(conversationOf(port.name)?.pageKey ?? '[]') as [Way, number];
  void stream(way, milliseconds, port);
});
