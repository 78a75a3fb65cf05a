/**
 * One conversation in the background's memory: who watches it, what is not stored yet.
 *
 * Events of substance are stored before anybody sees them. Deltas are seen first, batched by
 * frame, and stored a quarter of a second later at most.
 */
import type { AnswerUsage } from './answer-usage';
import { apply, type ChatEvent } from './apply';
import { createCheckpoints } from './checkpoints';
import { openTurn, type Conversation, type Outcome } from './conversation';
import type { Failure } from './failure';

/** What whoever shows the conversation is sent: first a snapshot, then every event. */
export type RoomMessage =
  | { readonly type: 'snapshot'; readonly conversation: Conversation }
  | { readonly type: 'event'; readonly event: ChatEvent }
  /** The conversation was deleted; whoever shows it looks for another. */
  | { readonly type: 'deleted' }
  /** The conversation can't be read, and why; the next connection tries again. */
  | { readonly type: 'unavailable'; readonly conversationId: string; readonly failure: Failure };

export interface Subscriber {
  postMessage(message: RoomMessage): void;
}

export interface RoomOptions {
  /** Writes the last turn. */
  readonly save: (conversation: Conversation) => Promise<void>;
  /** Why it could not be written. */
  readonly toFailure: (error: unknown) => Failure;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** One message a frame: a panel cannot paint more often, and each message costs both processes. */
const FRAME_MS = 16;

/** A full or locked store may recover within moments. */
const SAVE_AGAIN_MS = 1_000;

export type Room = ReturnType<typeof createRoom>;

export function createRoom(initial: Conversation, { save, toFailure, now }: RoomOptions) {
  const subscribers = new Set<Subscriber>();
  let conversation = initial;
  let controller: AbortController | null = null;
  let isReserved = false;
  let isClosed = false;
  let pending: { readonly turnId: string; reasoning: string; text: string } | null = null;
  let frame: ReturnType<typeof setTimeout> | undefined;
  /** How the last answer ended, as long as that could not be stored. */
  let unsaved: (ChatEvent & { readonly type: 'settled' }) | null = null;
  const checkpoints = createCheckpoints(save, () => conversation);

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
    checkpoints.note();
  }

  /** Stores the end of an answer that could not be stored; throws if it still can't be. */
  async function saveAgain(): Promise<void> {
    if (!unsaved || isClosed) return;
    const settled = unsaved;
    await checkpoints.write(apply(conversation, settled));
    if (unsaved !== settled) return;
    unsaved = null;
    show(settled);
  }

  return {
    conversation: () => conversation,

    join(subscriber: Subscriber): () => void {
      // What is pending belongs to the snapshot: show it to the others first.
      flush();
      // Nothing may happen between a snapshot and its first event, so nothing here awaits.
      subscriber.postMessage({ type: 'snapshot', conversation });
      subscribers.add(subscriber);
      saveAgain().catch(() => undefined);
      return () => subscribers.delete(subscriber);
    },

    /** Nobody watches it, nothing happens in it, and the store has all of it. */
    isIdle: () => subscribers.size === 0 && !isReserved && !openTurn(conversation) && unsaved === null,

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
      await checkpoints.write(apply(conversation, event));
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

    saveAgain,

    /** Shows everybody another state of the conversation, which is stored already. */
    replace(next: Conversation): void {
      conversation = next;
      post({ type: 'snapshot', conversation });
    },

    /** The open answer is over. It is shown even where it cannot be stored, says so, and is stored later. */
    async settle(turnId: string, outcome: Outcome, usage: AnswerUsage | null): Promise<void> {
      flush();
      void checkpoints.stop();
      controller = null;
      if (isClosed) return;
      const settled = { type: 'settled', turnId, outcome, usage } as const;
      try {
        await checkpoints.write(apply(conversation, settled));
        show(settled);
      } catch (error) {
        show({ ...settled, outcome: { type: 'failed', failure: toFailure(error) } });
        // What it used is in the conversation already.
        unsaved = { ...settled, usage: null };
        setTimeout(() => void saveAgain().catch(() => undefined), SAVE_AGAIN_MS);
      }
    },

    /** Ends the open answer without storing it: the conversation is being deleted. */
    async close(): Promise<void> {
      isClosed = true;
      controller?.abort();
      clearTimeout(frame);
      await checkpoints.stop();
    },

    /** Tells everybody that the conversation is gone. */
    dismiss: () => post({ type: 'deleted' }),
  };
}
