/**
 * One conversation in the background's memory: who watches it, what is not stored yet.
 *
 * Events of substance are stored before anybody sees them. Deltas are seen first, batched by
 * frame, and stored a quarter of a second later at most.
 */
import type { AnswerUsage } from './answer-usage';
import { createAudience, type Subscriber } from './audience';
import { apply, type ChatEvent } from './apply';
import { createCheckpoints } from './checkpoints';
import { openTurn, type Conversation, type Outcome } from './conversation';
import type { Failure } from './failure';

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

/** A full or blocked store may recover within moments, or when the user has made room: doubled up to the second. */
const SAVE_AGAIN_MS = { first: 1_000, most: 30_000 };

/** A store that is slower than this is said not to have stored anything, until it has. */
const SLOW_MS = 3_000;

export type Room = ReturnType<typeof createRoom>;

export function createRoom(initial: Conversation, { save, toFailure, now }: RoomOptions) {
  const audience = createAudience();
  let conversation = initial;
  let controller: AbortController | null = null;
  let isReserved = false;
  let isClosed = false;
  let pending: { readonly turnId: string; reasoning: string; text: string } | null = null;
  let frame: ReturnType<typeof setTimeout> | undefined;
  /** How the last answer ended, as long as that could not be stored. */
  let unsaved: (ChatEvent & { readonly type: 'settled' }) | null = null;
  const checkpoints = createCheckpoints(save, () => conversation);

  function show(event: ChatEvent): void {
    conversation = apply(conversation, event);
    audience.post({ type: 'event', event });
  }

  function flush(): void {
    clearTimeout(frame);
    frame = undefined;
    if (!pending) return;
    show({ type: 'delta', at: now(), ...pending });
    pending = null;
    checkpoints.note();
  }

  function hasUnsaved(): boolean {
    return unsaved !== null && !isClosed;
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
      const leave = audience.join(subscriber, { type: 'snapshot', conversation });
      saveAgain().catch(() => undefined);
      return leave;
    },

    /** Nobody watches it, nothing happens in it, and the store has all of it. */
    isIdle: () => audience.isEmpty() && !isReserved && !openTurn(conversation) && unsaved === null,

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
      audience.post({ type: 'snapshot', conversation });
    },

    /** The open answer is over. It is shown even where it cannot be stored, says so, and is stored later. */
    async settle(turnId: string, outcome: Outcome, usage: AnswerUsage | null): Promise<void> {
      flush();
      void checkpoints.stop();
      controller = null;
      if (isClosed) return;
      const settled = { type: 'settled', turnId, outcome, usage } as const;
      let isShown = false;
      const showUnsaved = (failure: Failure) => {
        if (isShown) return;
        isShown = true;
        show({ ...settled, outcome: { type: 'failed', failure } });
        // What it used is in the conversation already.
        unsaved = { ...settled, usage: null };
      };
      const slow = setTimeout(() => showUnsaved({ kind: 'storage', message: '' }), SLOW_MS);
      try {
        await checkpoints.write(apply(conversation, settled));
        if (unsaved) show(unsaved);
        else if (!isShown) show(settled);
        unsaved = null;
      } catch (error) {
        showUnsaved(toFailure(error));
      } finally {
        clearTimeout(slow);
      }
    },

    /** Tries until the end of the answer is stored, and with it all of the text. */
    async untilSaved(): Promise<void> {
      for (let delay = SAVE_AGAIN_MS.first; hasUnsaved(); delay *= 2) {
        await new Promise((resolve) => setTimeout(resolve, Math.min(delay, SAVE_AGAIN_MS.most)));
        await saveAgain().catch(() => undefined);
      }
    },

    /** Ends the open answer without storing it: the conversation is being deleted. */
    async close(): Promise<void> {
      isClosed = true;
      controller?.abort();
      clearTimeout(frame);
      await checkpoints.stop();
    },

    /** It was deleted, or is just being: whoever comes later finds another. */
    isClosed: () => isClosed,

    /** Tells everybody that the conversation is gone. */
    dismiss: () => audience.post({ type: 'deleted' }),
  };
}
