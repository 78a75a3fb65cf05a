import { acrossContexts, createEvent } from './events';

export type Port = ReturnType<typeof createPortPair>[number];

/** Both ends of a port. Messages arrive in their order, a moment later. `sender` is who opened it. */
export function createPortPair(name: string, sender: { readonly id: string; readonly url: string }) {
  let isOpen = true;
  let isDropped = false;
  const ends = [createEnd(), createEnd()] as const;

  function createEnd() {
    return { onMessage: createEvent<[unknown]>(), onDisconnect: createEvent<[]>() };
  }

  function portOf(own: (typeof ends)[number], other: (typeof ends)[number]) {
    return {
      name,
      sender,
      onMessage: own.onMessage,
      onDisconnect: own.onDisconnect,
      postMessage(message: unknown): void {
        // A worker that is gone may run on, but is not heard.
        if (isDropped) return;
        if (!isOpen) throw new Error('Attempting to use a disconnected port object');
        const copy = acrossContexts(message);
        queueMicrotask(() => other.onMessage.fire(copy));
      },
      disconnect(): void {
        if (!isOpen) return;
        isOpen = false;
        queueMicrotask(() => other.onDisconnect.fire());
      },
      /** Drops the port without an event: neither end is there any more. */
      drop(): void {
        isOpen = false;
        isDropped = true;
      },
    };
  }

  return [portOf(ends[0], ends[1]), portOf(ends[1], ends[0])] as const;
}
