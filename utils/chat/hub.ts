/**
 * The single writer of every conversation. It lives in the background and knows no browser API.
 *
 * Memory is a cache: the service worker may die at any await, so whatever must outlive it is in the store,
 * and a conversation that is read back with an open turn is settled as interrupted.
 */
import type { AnswerEvent } from './answer-event';
import type { Subscriber } from './audience';
import type { CitationMoved, Labelled, TurnEvent } from './apply';
import { askedAgainIn, askedIn, continuedIn, type AskOptions } from './asked-events';
import { showing, turnOf } from './branches';
import type { ConversationRef, ConversationStore } from './conversation-store';
import type { Conversation } from './conversation';
import type { Failure } from './failure';
import { receiveAnswer } from './receive-answer';
import type { Question } from './question';
import { Refused } from './refused';
import type { Room } from './room';
import { createRooms } from './rooms';
import { dropped } from '../diagnostics/log';

export interface HubOptions {
  readonly store: ConversationStore;
  /** Answers the open turn, which is the last of the branch that shows. */
  readonly complete: (conversation: Conversation, signal: AbortSignal) => AsyncIterable<AnswerEvent>;
  readonly toFailure: (error: unknown) => Failure;
  /** Says why the store did not read or write. */
  readonly storageFailure: (error: unknown) => Failure;
  readonly keepAlive: <T>(work: Promise<T>) => Promise<T>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Told of each conversation that was asked something, once that is stored. */
  readonly onAsked?: (id: string) => void;
  /** Told of each conversation whose answer has ended while no panel showed it. */
  readonly onUnseen?: (conversation: Conversation) => void;
  /** Told of each conversation that a panel shows. */
  readonly onSeen?: (id: string) => void;
  /** Told whenever a list of the conversations would read otherwise than before. */
  readonly onListed?: () => void;
}

const ignore = (): void => undefined;

/** The time in which a working disk has stored what was stopped. */
const QUIET_MS = 5_000;

export function createHub({
  store,
  complete,
  toFailure,
  storageFailure,
  keepAlive,
  now,
  onAsked = ignore,
  onUnseen = ignore,
  onSeen = ignore,
  onListed = ignore,
}: HubOptions) {
  const rooms = createRooms({ store, storageFailure, now });
  const { enter, visit, keep, leave } = rooms;
  /** The number of times that each conversation was deleted since the worker started. */
  const removals = new Map<string, number>();
  const answering = new Set<Promise<void>>();
  async function answer(room: Room, turnId: string): Promise<void> {
    const signal = room.begin();
    const { outcome, usage } = await receiveAnswer({
      room,
      turnId,
      // The branch that it was asked in, whichever shows by now.
      events: complete(showing(room.conversation(), turnId), signal),
      now,
      outcomeOf: (error) =>
        signal.aborted ? { type: 'stopped' } : { type: 'failed', failure: toFailure(error) },
    });
    await room.settle(turnId, outcome, usage);
    if (!room.isWatched() && !room.isClosed()) onUnseen(room.conversation());
    onListed();
    // As long as it is only in memory, the worker must stay alive.
    await room.untilSaved();
    leave(room);
  }

  /** Stores what `event` makes of the conversation, then answers its open turn. */
  async function start(
    ref: ConversationRef,
    event: (room: Room) => TurnEvent,
    isBegun: (room: Room) => boolean = () => false,
  ) {
    const room = await visit(ref);
    // The previous worker may have died before it answered the panel, which then asks once more.
    if (isBegun(room)) return leave(room);
    const release = room.reserve();
    if (!release) throw new Refused({ kind: 'busy', message: '' });
    keep(ref, room);
    try {
      // Only this turn is written, so the one before must be stored first.
      await room.saveAgain();
      const begun = event(room);
      await room.commit(begun);
      onAsked(ref.id);
      onListed();
      const answered = keepAlive(answer(room, begun.turnId));
      answering.add(answered);
      void answered.finally(() => answering.delete(answered));
    } catch (error) {
      if (error instanceof Refused) throw error;
      throw new Refused(storageFailure(error));
    } finally {
      release();
      leave(room);
    }
  }

  /** Closes conversations, has the store do without them, and tells every panel that shows one. */
  async function takeOut(ids: readonly string[], work: () => Promise<void>): Promise<void> {
    for (const id of ids) removals.set(id, (removals.get(id) ?? 0) + 1);
    const removing = Promise.all(ids.map(rooms.close)).then(async (closed) => {
      await work();
      return closed;
    });
    // A panel that opens one of them at this moment must not find it again.
    rooms.holdBack(removing);
    const removed = await removing;
    for (const room of removed) room?.dismiss();
    onListed();
    // There may be room now for answers that could not be stored.
    for (const room of rooms.all())
      void room.then((one) => one.saveAgain()).catch(dropped('chat', 'not-stored'));
  }

  return {
    /** Sends the conversation as it is, then every event. Returns the unsubscribe function. */
    async subscribe(ref: ConversationRef, subscriber: Subscriber): Promise<() => void> {
      let room = await enter(ref);
      while (room.isClosed()) room = await enter(ref);
      const unsubscribe = room.join(subscriber);
      onSeen(ref.id);
      keep(ref, room);
      return () => {
        unsubscribe();
        leave(room);
      };
    },

    /**
     * The number of times that a conversation was deleted. A question begun before the last time must not be
     * asked in its successor.
     */
    removalsOf: (id: string): number => removals.get(id) ?? 0,

    /**
     * Asks a question, once for each `turnId`. Throws `Refused`, also where `since` is not the latest count of removals,
     * or the turn that it follows is gone.
     */
    ask(
      ref: ConversationRef,
      question: Question,
      { turnId = crypto.randomUUID(), since, after }: AskOptions = {},
    ): Promise<void> {
      return start(
        ref,
        (room) => {
          if (since !== undefined && since !== (removals.get(ref.id) ?? 0)) {
            throw new Refused({ kind: 'gone', message: '' });
          }
          const follows = after !== undefined && { after };
          return askedIn(room.conversation(), { turnId, at: now(), ...follows, ...question });
        },
        (room) => turnOf(room.conversation(), turnId) !== undefined,
      );
    },

    /**
     * Asks a turn again, in other words if they are given. The conversation parts there: what follows the turn stays in
     * its branch. Throws `Refused`.
     */
    askAgain: (ref: ConversationRef, turnId: string, model: string, question?: string): Promise<void> =>
      start(ref, (room) => askedAgainIn(room.conversation(), { turnId, question, model, at: now() })),

    /** Continues the last answer of the branch that shows from where it stopped. Throws `Refused`. */
    continueAnswer: (ref: ConversationRef, turnId: string): Promise<void> =>
      start(ref, (room) => continuedIn(room.conversation(), turnId, now())),

    /** Shows the branch through a turn, in every window. Throws `Refused` where the conversation can't be read. */
    async showBranch(ref: ConversationRef, turnId: string): Promise<void> {
      const room = await visit(ref);
      keep(ref, room);
      await room.showBranch(turnId);
      leave(room);
    },

    /** Moves a citation of a settled answer to another passage, or back. Throws `Refused`. */
    async moveCitation(ref: ConversationRef, moved: CitationMoved): Promise<void> {
      const room = await visit(ref);
      const release = room.reserve();
      if (!release) throw new Refused({ kind: 'busy', message: '' });
      keep(ref, room);
      try {
        if (!turnOf(room.conversation(), moved.turnId)) throw new Refused({ kind: 'gone', message: '' });
        await room.saveAgain();
        await room.change(moved);
      } catch (error) {
        throw error instanceof Refused ? error : new Refused(storageFailure(error));
      } finally {
        release();
        leave(room);
      }
    },

    /** Names a stored conversation or pins it, or takes that back. Throws what the store throws. */
    async label(ref: ConversationRef, labels: Omit<Labelled, 'type'>): Promise<void> {
      const room = await enter(ref);
      keep(ref, room);
      try {
        await room.label({ type: 'labelled', ...labels });
      } finally {
        leave(room);
      }
      onListed();
    },

    /** Stops the open answer, if there is one. What has arrived stays. */
    async stop(id: string): Promise<void> {
      (await rooms.known(id))?.abort();
    },

    /** True while anything is being answered. */
    isAnswering: () => answering.size > 0,

    /**
     * Stops every open answer, and resolves once what has arrived is stored. Throws `Refused` where that can't be stored
     * in time, as on a full disk: it is in memory alone.
     */
    async quiet(): Promise<void> {
      for (const room of await Promise.allSettled(rooms.all()))
        if (room.status === 'fulfilled') room.value.abort();
      const stored = Promise.allSettled(answering).then(() => true);
      const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), QUIET_MS));
      if (!(await Promise.race([stored, late]))) throw new Refused({ kind: 'storage', message: '' });
    },

    /** Deletes conversations for good, and tells every panel that shows one. */
    remove: (ids: readonly string[]): Promise<void> => takeOut(ids, () => store.remove(ids)),

    /** Takes conversations out of all lists and panels, so that `putBack` can undo it. */
    withdraw: (ids: readonly string[]): Promise<void> => takeOut(ids, () => store.withdraw(ids, now())),

    /**
     * Lets `change` write these conversations in the store, then shows every panel the result. Throws
     * `Refused` while one of them is being answered.
     */
    async changeStored<T>(ids: readonly string[], change: () => Promise<T>): Promise<T> {
      const loaded = (await Promise.all(ids.map(rooms.known))).filter((room) => room !== undefined);
      const reserved = loaded.map((room) => ({ room, release: room.reserve() }));
      try {
        if (reserved.some(({ release }) => release === null))
          throw new Refused({ kind: 'busy', message: '' });
        const changing = Promise.all(loaded.map((room) => room.saveAgain())).then(change);
        rooms.holdBack(changing);
        const result = await changing;
        await Promise.all(loaded.map(async (room) => room.replace(await store.load(room.conversation()))));
        onListed();
        return result;
      } finally {
        for (const { room, release } of reserved) {
          release?.();
          leave(room);
        }
      }
    },

    /**
     * Settles the turns that were open when the background died: nothing answers them any more. `onSettled`
     * is told of each conversation that had one.
     */
    async settleOrphans(onSettled: (conversation: Conversation) => void): Promise<void> {
      for (const ref of await store.openConversations()) {
        // One that can't be read now is settled when it is opened.
        const room = await enter(ref).catch(dropped('chat', 'not-read', null));
        if (!room) continue;
        onSettled(room.conversation());
        leave(room);
      }
    },
  };
}

export type Hub = ReturnType<typeof createHub>;
