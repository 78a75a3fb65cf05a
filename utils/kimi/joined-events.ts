import type { CompletionEvent } from './completion-event';

/** The events of an answer until they are taken: a burst becomes a few of them, not hundreds. */
export function createJoinedEvents() {
  let events: CompletionEvent[] = [];
  /** The last event, while it may still grow. */
  let open: { readonly type: 'reasoning' | 'text'; text: string } | null = null;
  let unread = 0;

  return {
    say(type: 'reasoning' | 'text', words: string): void {
      if (open?.type === type) open.text += words;
      else events.push((open = { type, text: words }));
    },

    unsay(): void {
      events.push({ type: 'unsaid' });
      open = null;
    },

    /** Notes something that could not be read. */
    missed(): void {
      unread += 1;
    },

    /** The events since the last call. */
    take(): CompletionEvent[] {
      if (unread > 0) events.push({ type: 'unread', parts: unread });
      const taken = events;
      events = [];
      open = null;
      unread = 0;
      return taken;
    },
  };
}
