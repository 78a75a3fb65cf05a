/**
 * A conversation in the background's memory: its viewers, and what is not stored yet.
 *
 * Events of substance are stored before any panel sees them. Deltas are shown first, batched by frame, and
 * stored a quarter of a second later at most.
 */
import type { AnswerUsage } from './answer-usage';
import { createAudience, type Subscriber } from './audience';
import { apply, type ChatEvent, type Labelled, type TurnEvent } from './apply';
import { createCheckpoints } from './checkpoints';
import { openTurn, type Conversation, type Outcome } from './conversation';
import type { Failure } from './failure';
import { dropped } from '../diagnostics/log';

export interface RoomOptions {
  /** Writes the turn that is asked or answered. */
  readonly save: (conversation: Conversation, turnId: string) => Promise<void>;
  /** Writes a turn that is settled. */
  readonly saveTurn: (conversation: Conversation, turnId: string) => Promise<void>;
  /** Writes the name, and whether it is pinned. */
  readonly saveLabels: (conversation: Conversation) => Promise<void>;
  /** Writes which branch shows. */
  readonly saveShown: (conversation: Conversation) => Promise<void>;
  /** Says why the turn could not be written. */
  readonly toFailure: (error: unknown) => Failure;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** One message a frame: a panel cannot paint more often, and each message costs both processes. */
const FRAME_MS = 16;

/**
 * A full or blocked store may recover within moments, or once the user has made room: the wait doubles up to
 * the second figure.
 */
const SAVE_AGAIN_MS = { first: 1_000, most: 30_000 };

/** A store that is slower than this counts as failing until it has written. */
const SLOW_MS = 3_000;

export type Room = ReturnType<typeof createRoom>;

export function createRoom(
  initial: Conversation,
  { save, saveTurn, saveLabels, saveShown, toFailure, now }: RoomOptions,
) {
  const audience = createAudience();
  let conversation = initial;
  let controller: AbortController | null = null;
  let isReserved = false;
  let isClosed = false;
  let pending: { readonly turnId: string; reasoning: string; text: string } | null = null;
  let frame: ReturnType<typeof setTimeout> | undefined;
  /** The end of the last answer, as long as it could not be stored. */
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
    const { turnId } = pending;
    show({ type: 'delta', at: now(), ...pending });
    pending = null;
    checkpoints.note(turnId);
  }

  function hasUnsaved(): boolean {
    return unsaved !== null && !isClosed;
  }

  /** Stores the end of an answer that could not be stored before; throws if it still can't be. */
  async function saveAgain(): Promise<void> {
    if (!unsaved || isClosed) return;
    const settled = unsaved;
    await checkpoints.write(apply(conversation, settled), settled.turnId);
    if (unsaved !== settled) return;
    unsaved = null;
    show(settled);
  }

  return {
    conversation: () => conversation,

    join(subscriber: Subscriber): () => void {
      // Pending deltas are part of the snapshot: show them to the others first.
      flush();
      // Nothing may happen between a snapshot and its first event, so nothing here awaits.
      const leave = audience.join(subscriber, { type: 'snapshot', conversation });
      // It is tried again with the next panel that joins, see also `untilSaved`.
      saveAgain().catch(dropped('chat', 'not-stored'));
      return leave;
    },

    /** True if a panel shows it. */
    isWatched: () => !audience.isEmpty(),

    /** True if no panel watches it, nothing happens in it, and the store has all of it. */
    isIdle: () => audience.isEmpty() && !isReserved && !openTurn(conversation) && unsaved === null,

    /** Reserves the right to begin a turn; null while another is begun or answered. */
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
    async commit(event: TurnEvent): Promise<void> {
      await checkpoints.write(apply(conversation, event), event.turnId);
      show(event);
    },

    /** Stores a step of the open answer, then shows it. Where it can't be stored, the end of the answer tries again. */
    async commitStep(event: TurnEvent): Promise<void> {
      flush();
      await checkpoints.write(apply(conversation, event), event.turnId).catch(dropped('chat', 'not-stored'));
      show(event);
    },

    /** Stores a change to a settled turn, whichever it is, then shows it. Throws what the store throws. */
    async change(event: TurnEvent): Promise<void> {
      await saveTurn(apply(conversation, event), event.turnId);
      show(event);
    },

    /** Stores another name, or whether it is pinned, then shows it. Throws what the store throws. */
    async label(event: Labelled): Promise<void> {
      await saveLabels(apply(conversation, event));
      show(event);
    },

    /**
     * Shows another branch. That is seen at once, and stored as soon as it can be: at worst the branch of the latest
     * question shows the next time.
     */
    async showBranch(turnId: string): Promise<void> {
      flush();
      show({ type: 'shown', turnId });
      await checkpoints.inTurn(() => saveShown(conversation)).catch(dropped('chat', 'not-stored'));
    },

    /** Begins the open answer; the signal tells it to stop. */
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

    /** Shows every panel another state of the conversation, which is stored already. */
    replace(next: Conversation): void {
      conversation = next;
      audience.post({ type: 'snapshot', conversation });
    },

    /**
     * Ends the open answer. It is shown even where it cannot be stored; it then says so, and is stored later.
     */
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
        // The conversation counts its usage already.
        unsaved = { ...settled, usage: null };
      };
      const slow = setTimeout(() => showUnsaved({ kind: 'storage', message: '' }), SLOW_MS);
      try {
        await checkpoints.write(apply(conversation, settled), turnId);
        if (unsaved) show(unsaved);
        else if (!isShown) show(settled);
        unsaved = null;
      } catch (error) {
        showUnsaved(toFailure(error));
      } finally {
        clearTimeout(slow);
      }
    },

    /** Retries until the end of the answer is stored, and all of its text with it. */
    async untilSaved(): Promise<void> {
      for (let delay = SAVE_AGAIN_MS.first; hasUnsaved(); delay *= 2) {
        await new Promise((resolve) => setTimeout(resolve, Math.min(delay, SAVE_AGAIN_MS.most)));
        await saveAgain().catch(dropped('chat', 'not-stored'));
      }
    },

    /** Ends the open answer without storing it: the conversation is being deleted. */
    async close(): Promise<void> {
      isClosed = true;
      controller?.abort();
      clearTimeout(frame);
      await checkpoints.stop();
    },

    /** True if it was deleted or is being deleted: later visitors find another. */
    isClosed: () => isClosed,

    /** Tells every panel that the conversation is gone. */
    dismiss: () => audience.post({ type: 'deleted' }),
  };
}
