import { allTurns, treeOf } from '../chat/branches';
import type { Conversation, Turn } from '../chat/conversation';
import { hasWords, isSameTurn, mergeTurn } from './merge-turn';
import { settleOpen } from './settle-open';

/** True if two conversations are states of one: they share a turn, or one of them has none. */
export function isSameConversation(one: Conversation, other: Conversation): boolean {
  if (one.order.length === 0 || other.order.length === 0) return true;
  const ids = new Set(one.order);
  return other.order.some((id) => ids.has(id));
}

/**
 * Merges two states of a conversation: the turns of both, each once, in the order of their questions. What was asked on
 * from the same turn on either side are branches from there; the one that shows is that of `stored`. Returns `stored`
 * itself where `imported` adds nothing; else an open answer in either is interrupted.
 */
export function mergeConversation(stored: Conversation, imported: Conversation): Conversation {
  const known = settleOpen(stored);
  const before = allTurns(known);
  const turns = mergeTurns(before, allTurns(settleOpen(imported)));
  const createdAt = Math.min(known.createdAt, imported.createdAt);
  const name = known.name ?? imported.name;
  const isPinned = known.isPinned ?? imported.isPinned;
  const isSame = turns === before && createdAt === known.createdAt;
  if (isSame && name === known.name && isPinned === known.isPinned) return stored;
  const tree = treeOf(turns, known.turns.at(-1)?.id ?? imported.turns.at(-1)?.id);
  const labels = { ...(name !== undefined && { name }), ...(isPinned && { isPinned }) };
  return { ...known, createdAt, ...tree, ...labels };
}

function mergeTurns(stored: readonly Turn[], imported: readonly Turn[]): readonly Turn[] {
  const { merged, found } = matched(stored, imported);
  const known = new Set(stored.map(({ id }) => id));
  const before = stored.map((turn) => merged.get(turn.id) ?? turn);
  if (found.every(({ id }) => known.has(id))) {
    return before.every((turn, index) => turn === stored[index]) ? stored : before;
  }
  const inBoth = new Set(found.map(({ id }) => id));
  return parentsFirst(interleave(before, newByPredecessor(found, known), (id) => inBoth.has(id)));
}

/**
 * Finds the stored turn that each imported one is a state of: under its id, or asked at the same place with the same
 * words. `merged` has all turns by their id here, `found` the imported ones as they are here. One whose id has other
 * words by now gets another id, so that no word is lost.
 */
function matched(stored: readonly Turn[], imported: readonly Turn[]) {
  const merged = new Map(stored.map((turn) => [turn.id, turn]));
  const places = Map.groupBy(stored, ({ after }) => after);
  /** The ids here of imported turns. */
  const ids = new Map<string, string>();
  const found = imported.map((turn) => {
    const after = turn.after === null ? null : (ids.get(turn.after) ?? null);
    const placed = after === turn.after ? turn : Object.assign({}, turn, { after });
    const known = homeOf(placed, merged, places);
    const one = known ? mergeTurn(known, placed) : withId(placed, freeId(turn.id, merged));
    merged.set(one.id, one);
    ids.set(turn.id, one.id);
    return one;
  });
  return { merged, found };
}

function homeOf(
  turn: Turn,
  merged: ReadonlyMap<string, Turn>,
  places: ReadonlyMap<string | null, readonly Turn[]>,
): Turn | undefined {
  const known = merged.get(turn.id);
  if (known && (isSameTurn(known, turn) || !hasWords(known) || !hasWords(turn))) return known;
  const same = places.get(turn.after)?.find((one) => isSameTurn(one, turn) && hasWords(one));
  return same && merged.get(same.id);
}

function freeId(id: string, taken: ReadonlyMap<string, Turn>): string {
  if (!taken.has(id)) return id;
  for (let count = 0; ; count++) if (!taken.has(`${id}.${count}`)) return `${id}.${count}`;
}

function withId(turn: Turn, id: string): Turn {
  return id === turn.id ? turn : { ...turn, id };
}

/** The new turns, by the known turn before them; null for those at the beginning. */
function newByPredecessor(
  imported: readonly Turn[],
  known: ReadonlySet<string>,
): ReadonlyMap<string | null, readonly Turn[]> {
  const groups = new Map<string | null, Turn[]>();
  let predecessor: string | null = null;
  for (const turn of imported) {
    if (known.has(turn.id)) predecessor = turn.id;
    else groups.set(predecessor, [...(groups.get(predecessor) ?? []), turn]);
  }
  return groups;
}

/**
 * Puts every new turn between the known ones that were before and after it, and among those that only we have
 * by the time of its question. So each side keeps its own order, even where a clock was put back.
 */
function interleave(
  stored: readonly Turn[],
  groups: ReadonlyMap<string | null, readonly Turn[]>,
  isInBoth: (id: string) => boolean,
): readonly Turn[] {
  const result: Turn[] = [];
  let waiting = groups.get(null) ?? [];
  for (const turn of stored) {
    const later = waiting.findIndex((one) => one.answer.askedAt >= turn.answer.askedAt);
    const before = isInBoth(turn.id) || later < 0 ? waiting : waiting.slice(0, later);
    result.push(...before, turn);
    waiting = [...waiting.slice(before.length), ...(groups.get(turn.id) ?? [])];
  }
  return [...result, ...waiting];
}

/** Puts a turn behind the one that it follows, where the two sides have their turns in different orders. */
function parentsFirst(turns: readonly Turn[]): readonly Turn[] {
  const result: Turn[] = [];
  const placed = new Set<string | null>([null]);
  const waiting = new Map<string | null, Turn[]>();
  const place = (turn: Turn) => {
    result.push(turn);
    placed.add(turn.id);
    for (const next of waiting.get(turn.id) ?? []) place(next);
    waiting.delete(turn.id);
  };
  for (const turn of turns) {
    if (placed.has(turn.after)) place(turn);
    else waiting.set(turn.after, [...(waiting.get(turn.after) ?? []), turn]);
  }
  return result;
}
