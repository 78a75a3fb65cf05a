import type { RoomMessage } from './room-message';
import { note } from '../diagnostics/log';

export interface Subscriber {
  postMessage(message: RoomMessage): void;
}

/** The panels that show a conversation: all are sent the same messages, in the same order. */
export function createAudience() {
  const subscribers = new Set<Subscriber>();

  function send(subscriber: Subscriber, message: RoomMessage): void {
    try {
      subscriber.postMessage(message);
    } catch (error) {
      note('chat', 'gone', error);
      // Its port closed at this very moment; its own disconnect event follows.
      subscribers.delete(subscriber);
    }
  }

  return {
    isEmpty: () => subscribers.size === 0,

    /**
     * Sends a new subscriber its first message, and all later ones. Returns the function that unsubscribes
     * it.
     */
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
