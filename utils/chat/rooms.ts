import { openTurn } from './conversation';
import type { ConversationRef, ConversationStore } from './conversation-store';
import type { Failure } from './failure';
import { Refused } from './refused';
import { createRoom, type Room } from './room';

interface RoomsOptions {
  readonly store: ConversationStore;
  /** Says why the store did not read or write. */
  readonly storageFailure: (error: unknown) => Failure;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/**
 * Keeps the rooms of the conversations that are shown or being changed. Each is opened once, from the store, and left once
 * no panel and no change needs it.
 */
export function createRooms({ store, storageFailure, now }: RoomsOptions) {
  const rooms = new Map<string, Promise<Room>>();
  /** While the store is changed past the rooms, nothing is read. */
  let gate: Promise<unknown> = Promise.resolve();

  function enter(ref: ConversationRef): Promise<Room> {
    const known = rooms.get(ref.id);
    if (known) return known;
    const opened = open(ref);
    rooms.set(ref.id, opened);
    // A room that could not be opened is not kept: the next visitor tries again.
    opened.catch(() => rooms.delete(ref.id));
    return opened;
  }

  /** Enters a room. Throws `Refused` where its conversation can't be read. */
  function visit(ref: ConversationRef): Promise<Room> {
    return enter(ref).catch((error: unknown) => {
      throw new Refused(storageFailure(error));
    });
  }

  async function open(ref: ConversationRef): Promise<Room> {
    await gate;
    const conversation = await store.load(ref);
    const room = createRoom(conversation, {
      save: (next, turnId) => store.saveAnswer(next, turnId),
      saveTurn: (next, turnId) => store.saveTurn(next, turnId),
      saveLabels: (next) => store.saveLabels(next),
      saveShown: (next) => store.saveShown(next),
      toFailure: storageFailure,
      now,
    });
    const orphan = openTurn(conversation);
    if (orphan) {
      const failure: Failure = { kind: 'interrupted', message: '' };
      await room.settle(orphan.id, { type: 'failed', failure }, null);
    }
    return room;
  }

  /**
   * Puts a room back that another visitor, let in at the same time, has left as unused. Call it as soon as
   * the room is needed.
   */
  function keep(ref: ConversationRef, room: Room): void {
    if (!rooms.has(ref.id) && !room.isClosed()) rooms.set(ref.id, Promise.resolve(room));
  }

  /** Forgets a room that is no longer needed. */
  function leave(room: Room): void {
    if (room.isIdle()) rooms.delete(room.conversation().id);
  }

  async function close(id: string): Promise<Room | undefined> {
    const room = await rooms.get(id);
    rooms.delete(id);
    await room?.close();
    return room;
  }

  return {
    enter,
    visit,
    keep,
    leave,
    close,
    /** The room of a conversation, if it is open. */
    known: (id: string): Promise<Room> | undefined => rooms.get(id),
    all: () => rooms.values(),
    /** Opens no room until this work on the store is done, however it ends. */
    holdBack(work: Promise<unknown>): void {
      gate = Promise.all([gate, work.catch(() => undefined)]);
    },
  };
}
