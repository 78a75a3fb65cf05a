/**
 * One conversation in the background's memory: who watches it, what is not stored yet.
 *
 * Events of substance are stored before anybody sees them. Deltas are seen first, batched by
 * frame, and stored a quarter of a second later at most.
 */
import type { AnswerUsage } from './answer-usage';
import { apply, type ChatEvent } from './apply';
import { openTurn, type Conversation, type Outcome } from './conversation';

/** What whoever shows the conversation is sent: first a snapshot, then every event. */
export type RoomMessage =
  | { readonly type: 'snapshot'; readonly conversation: Conversation }
  | { readonly type: 'event'; readonly event: ChatEvent }
  /** The conversation was deleted; whoever shows it looks for another. */
  | { readonly type: 'deleted' };

export interface Subscriber {
  postMessage(message: RoomMessage): void;
}

export interface RoomOptions {
  /** Writes the last turn. */
  readonly save: (conversation: Conversation) => Promise<void>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** The most text, in time, that a crash may cost. */
const CHECKPOINT_MS = 250;

/** One message a frame: a panel cannot paint more often, and each message costs both processes. */
const FRAME_MS = 16;

/** A full or locked store may recover within moments; after that the user is told. */
const SAVE_AGAIN_MS = 1_000;

export type Room = ReturnType<typeof createRoom>;

export function createRoom(initial: Conversation, { save, now }: RoomOptions) {
  const subscribers = new Set<Subscriber>();
  let conversation = initial;
  let controller: AbortController | null = null;
  let isReserved = false;
  let isClosed = false;
  let pending: { readonly turnId: string; reasoning: string; text: string } | null = null;
  let frame: ReturnType<typeof setTimeout> | undefined;
  let checkpoint: ReturnType<typeof setTimeout> | undefined;

  function post(message: RoomMessage): void {
    for (const subscriber of subscribers) {
      try {
        subscriber.postMessage(message);
      } catch {
        // Its port closed in this very moment; its own disconnect event follows.
        subscribers.delete(subscriber);
      }
    }
  }

  function show(event: ChatEvent): void {
    conversation = apply(conversation, event);
    post({ type: 'event', event });
  }

  function flush(): void {
    clearTimeout(frame);
    frame = undefined;
    if (!pending) return;
    show({ type: 'delta', at: now(), ...pending });
    pending = null;
    checkpoint ??= setTimeout(() => {
      checkpoint = undefined;
      // A checkpoint that fails costs nothing yet: the next one, or the end, writes the same turn.
      if (!isClosed) save(conversation).catch(() => undefined);
    }, CHECKPOINT_MS);
  }

  return {
    conversation: () => conversation,

    join(subscriber: Subscriber): () => void {
      // What is pending belongs to the snapshot: show it to the others first.
      flush();
      // Nothing may happen between a snapshot and its first event, so nothing here awaits.
      subscriber.postMessage({ type: 'snapshot', conversation });
      subscribers.add(subscriber);
      return () => subscribers.delete(subscriber);
    },

    isIdle: () => subscribers.size === 0 && !isReserved && !openTurn(conversation),

    /** The right to begin a turn, or null while another is begun or answered. */
    reserve(): (() => void) | null {
      if (isReserved || isClosed || openTurn(conversation)) return null;
      isReserved = true;
      return () => {
        isReserved = false;
      };
    },

    /** Shows a change that need not survive a crash. */
    show(event: ChatEvent): void {
      flush();
      show(event);
    },

    /** Stores what the event makes of the conversation, then shows it. Throws what the store throws. */
    async commit(event: ChatEvent): Promise<void> {
      await save(apply(conversation, event));
      show(event);
    },

    /** The open answer begins; the signal tells it to stop. */
    begin(): AbortSignal {
      controller = new AbortController();
      return controller.signal;
    },

    abort: () => controller?.abort(),

    /** Adds to the open answer; shown with the next frame. */
    receive(turnId: string, channel: 'reasoning' | 'text', text: string): void {
      pending ??= { turnId, reasoning: '', text: '' };
      pending[channel] += text;
      frame ??= setTimeout(flush, FRAME_MS);
    },

    /** The open answer is over. It is shown even where it cannot be stored, and then says so. */
    async settle(turnId: string, outcome: Outcome, usage: AnswerUsage | null): Promise<void> {
      flush();
      clearTimeout(checkpoint);
      checkpoint = undefined;
      controller = null;
      if (isClosed) return;
      const settled = { type: 'settled', turnId, outcome, usage } as const;
      const next = apply(conversation, settled);
      try {
        await save(next).catch(async () => {
          await new Promise((resolve) => setTimeout(resolve, SAVE_AGAIN_MS));
          await save(next);
        });
        show(settled);
      } catch (error) {
        const failure = {
          kind: 'storage',
          message: error instanceof Error ? error.message : String(error),
        } as const;
        show({ ...settled, outcome: { type: 'failed', failure } });
      }
    },

    /** Ends the open answer without storing it: the conversation is being deleted. */
    async close(): Promise<void> {
      isClosed = true;
      controller?.abort();
      clearTimeout(frame);
      clearTimeout(checkpoint);
    },

    /** Tells everybody that the conversation is gone. */
    dismiss: () => post({ type: 'deleted' }),
  };
}
