import type { RoomMessage } from './room-message';

export interface Subscriber {
  postMessage(message: RoomMessage): void;
}

/** Who shows a conversation: everybody is sent the same messages, in the same order. */
export function createAudience() {
  const subscribers = new Set<Subscriber>();

  function send(subscriber: Subscriber, message: RoomMessage): void {
    try {
      subscriber.postMessage(message);
    } catch {
      // Its port closed in this very moment; its own disconnect event follows.
      subscribers.delete(subscriber);
    }
  }

  return {
    isEmpty: () => subscribers.size === 0,

    /** Sends a newcomer its first message, and all others from then on. Returns the way to leave. */
    join(subscriber: Subscriber, first: RoomMessage): () => void {
      subscribers.add(subscriber);
      send(subscriber, first);
      return () => subscribers.delete(subscriber);
    },

    post(message: RoomMessage): void {
      for (const subscriber of subscribers) send(subscriber, message);
    },
  };
}
