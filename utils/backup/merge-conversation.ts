import type { Conversation, Turn } from '../chat/conversation';
import { mergeTurn } from './merge-turn';
import { settleOpen } from './settle-open';

/** True if two conversations are states of one: they share a turn, or one of them has none. */
export function isSameConversation(one: Conversation, other: Conversation): boolean {
  if (one.turns.length === 0 || other.turns.length === 0) return true;
  const ids = new Set(one.turns.map(({ id }) => id));
  return other.turns.some(({ id }) => ids.has(id));
}

/**
 * Merges two states of a conversation: the turns of both, each once, in the order of their questions. Returns
 * `stored` itself where `imported` adds nothing; else an open answer in either is interrupted.
 */
export function mergeConversation(stored: Conversation, imported: Conversation): Conversation {
  const known = settleOpen(stored);
  const found = settleOpen(imported);
  const turns = mergeTurns(known.turns, found.turns);
  const createdAt = Math.min(known.createdAt, found.createdAt);
  const name = known.name ?? found.name;
  const isPinned = known.isPinned ?? found.isPinned;
  const isSame = turns === known.turns && createdAt === known.createdAt;
  if (isSame && name === known.name && isPinned === known.isPinned) return stored;
  return { ...known, createdAt, turns, ...(name !== undefined && { name }), ...(isPinned && { isPinned }) };
}

function mergeTurns(stored: readonly Turn[], imported: readonly Turn[]): readonly Turn[] {
  const foundById = new Map(imported.map((turn) => [turn.id, turn]));
  const merged = stored.map((turn) => {
    const found = foundById.get(turn.id);
    return found ? mergeTurn(turn, found) : turn;
  });
  const known = new Set(stored.map(({ id }) => id));
  if (foundById.keys().every((id) => known.has(id))) {
    return merged.every((turn, index) => turn === stored[index]) ? stored : merged;
  }
  return interleave(merged, newByPredecessor(imported, known), (id) => foundById.has(id));
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
    const later = waiting.findIndex((one) => firstAskedAt(one) >= firstAskedAt(turn));
    const before = isInBoth(turn.id) || later < 0 ? waiting : waiting.slice(0, later);
    result.push(...before, turn);
    waiting = [...waiting.slice(before.length), ...(groups.get(turn.id) ?? [])];
  }
  return [...result, ...waiting];
}

/** The time when a turn was first asked, however often it was asked again. */
function firstAskedAt({ earlier, answer }: Turn): number {
  return Math.min(answer.askedAt, ...earlier.map((version) => version.answer.askedAt));
}
