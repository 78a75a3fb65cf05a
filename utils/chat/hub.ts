/**
 * The single writer of every conversation. Lives in the background, knows no browser API.
 *
 * Memory is a cache: the service worker may die at any await, so whatever must outlive it is in
 * the store, and a conversation read back with an open turn is settled as interrupted.
 */
import type { AnswerEvent } from './answer-event';
import { addUsage, type AnswerUsage } from './answer-usage';
import type { ChatEvent } from './apply';
import { openTurn, type Action, type Attachment, type Conversation, type Outcome } from './conversation';
import type { Failure } from './failure';
import { createRoom, type Room, type Subscriber } from './room';

export interface HubOptions {
  readonly store: ConversationStore;
  /** Answers the open turn, which is the last. */
  readonly complete: (conversation: Conversation, signal: AbortSignal) => AsyncIterable<AnswerEvent>;
  readonly toFailure: (error: unknown) => Failure;
  readonly keepAlive: <T>(work: Promise<T>) => Promise<T>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export interface ConversationStore {
  /** The conversation as stored; an empty one where nothing is. */
  load(ref: ConversationRef): Promise<Conversation>;
  /** Writes the last turn, and with the first one the conversation. Resolves once it is on disk. */
  saveLastTurn(conversation: Conversation): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface ConversationRef {
  readonly id: string;
  readonly pageKey: string;
}

export interface Question {
  readonly question: string;
  readonly action: Action;
  readonly attachment: Attachment;
  readonly model: string;
}

/** A command that was not taken. Nothing has changed. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

export function createHub({ store, complete, toFailure, keepAlive, now }: HubOptions) {
  const rooms = new Map<string, Promise<Room>>();

  function enter(ref: ConversationRef): Promise<Room> {
    const known = rooms.get(ref.id);
    if (known) return known;
    const opened = open(ref);
    rooms.set(ref.id, opened);
    // A room that could not be opened is not kept: the next visitor tries again.
    opened.catch(() => rooms.delete(ref.id));
    return opened;
  }

  async function open(ref: ConversationRef): Promise<Room> {
    const conversation = await store.load(ref);
    const room = createRoom(conversation, { save: (next) => store.saveLastTurn(next), now });
    const orphan = openTurn(conversation);
    if (orphan) {
      const failure: Failure = { kind: 'interrupted', message: '' };
      await room.settle(orphan.id, { type: 'failed', failure }, null);
    }
    return room;
  }

  /** Forgets a room that nobody watches and nothing happens in; the store has all of it. */
  function leave(room: Room): void {
    if (room.isIdle()) rooms.delete(room.conversation().id);
  }

  async function answer(room: Room, turnId: string): Promise<void> {
    const signal = room.begin();
    let outcome: Outcome = { type: 'done', finishReason: 'other' };
    let usage: AnswerUsage | null = null;
    try {
      for await (const event of complete(room.conversation(), signal)) {
        switch (event.type) {
          case 'waiting':
            room.show({ type: 'waited', turnId, waiting: event.waiting });
            break;
          case 'dropped':
            room.show({ type: 'dropped', turnId, parameter: event.parameter });
            break;
          case 'reasoning':
          case 'text':
            room.receive(turnId, event.type, event.text);
            break;
          case 'usage':
            usage = addUsage(usage, event.usage);
            break;
          case 'end':
            outcome = { type: 'done', finishReason: event.finishReason };
            break;
        }
      }
    } catch (error) {
      outcome = signal.aborted ? { type: 'stopped' } : { type: 'failed', failure: toFailure(error) };
    }
    await room.settle(turnId, outcome, usage);
    leave(room);
  }

  /** Stores what `event` makes of the conversation, then answers its open turn. */
  async function start(ref: ConversationRef, event: (room: Room) => ChatEvent & { readonly turnId: string }) {
    const room = await enter(ref);
    const release = room.reserve();
    if (!release) throw new Refused({ kind: 'busy', message: '' });
    try {
      const begun = event(room);
      await room.commit(begun);
      void keepAlive(answer(room, begun.turnId));
    } catch (error) {
      if (error instanceof Refused) throw error;
      throw new Refused({ kind: 'storage', message: error instanceof Error ? error.message : String(error) });
    } finally {
      release();
      leave(room);
    }
  }

  return {
    /** Sends the conversation as it is, then every event. Returns the unsubscribe function. */
    async subscribe(ref: ConversationRef, subscriber: Subscriber): Promise<() => void> {
      const room = await enter(ref);
      const unsubscribe = room.join(subscriber);
      return () => {
        unsubscribe();
        leave(room);
      };
    },

    /** Asks a question. Throws `Refused`. */
    ask: (ref: ConversationRef, question: Question): Promise<void> =>
      start(ref, () => ({ type: 'asked', turnId: crypto.randomUUID(), at: now(), ...question })),

    /** Asks the last turn again, in other words if they are given. Throws `Refused`. */
    askAgain: (ref: ConversationRef, turnId: string, model: string, question?: string): Promise<void> =>
      start(ref, (room) => {
        const turn = room.conversation().turns.at(-1);
        if (turn?.id !== turnId) throw new Refused({ kind: 'gone', message: '' });
        return { type: 'askedAgain', turnId, question: question ?? turn.question, model, at: now() };
      }),

    /** Lets the last answer go on from where it stands. Throws `Refused`. */
    goOn: (ref: ConversationRef, turnId: string): Promise<void> =>
      start(ref, (room) => {
        const turn = room.conversation().turns.at(-1);
        if (turn?.id !== turnId || turn.answer.text === '') throw new Refused({ kind: 'gone', message: '' });
        return { type: 'continued', turnId, at: now() };
      }),

    /** Stops the open answer, if there is one. What arrived stays. */
    async stop(id: string): Promise<void> {
      (await rooms.get(id))?.abort();
    },

    /** Deletes the conversation for good, and tells everybody who shows it. */
    async remove(id: string): Promise<void> {
      const room = await rooms.get(id);
      rooms.delete(id);
      await room?.close();
      await store.remove(id);
      room?.dismiss();
    },
  };
}

export type Hub = ReturnType<typeof createHub>;
