/**
 * The branches of a conversation. Each turn names the one that it follows, so that its turns are a tree: two that follow
 * the same one are two ways of going on, and the conversation parts there. One branch shows, in every window alike: it
 * is what the panel has on screen, and what is sent.
 */
import type { Conversation, Turn } from './conversation';

/** All turns of a conversation, those of other branches too, in the order in which they were asked. */
export function allTurns({ turns, others, order }: Tree): readonly Turn[] {
  if (others.length === 0) return turns;
  const byId = new Map([...turns, ...others].map((turn) => [turn.id, turn]));
  return order.flatMap((id) => byId.get(id) ?? []);
}

type Tree = Pick<Conversation, 'turns' | 'others' | 'order'>;

/**
 * Makes the tree of turns that are in the order in which they were asked, each after the one that it follows. The branch
 * through the turn `shown` shows, to its latest end; the branch of the latest turn where there is no such turn.
 */
export function treeOf(all: readonly Turn[], shown?: string): Tree {
  const before = followedIn(all);
  const branch = new Set<Turn>();
  for (let turn = latestUnder(all, shown) ?? all.at(-1); turn; turn = before.get(turn)) branch.add(turn);
  const order = all.map(({ id }) => id);
  if (branch.size === all.length) return { turns: all, others: NONE, order };
  // A turn is asked after the one that it follows, so the order of all is that of the branch.
  return {
    turns: all.filter((turn) => branch.has(turn)),
    others: all.filter((turn) => !branch.has(turn)),
    order,
  };
}

/** The turn that each one follows. It was asked earlier, so that no damage can lead round in a circle. */
function followedIn(all: readonly Turn[]): ReadonlyMap<Turn, Turn> {
  const earlier = new Map<string | null, Turn>();
  const followed = new Map<Turn, Turn>();
  for (const turn of all) {
    const before = earlier.get(turn.after);
    if (before) followed.set(turn, before);
    earlier.set(turn.id, turn);
  }
  return followed;
}

const NONE: readonly Turn[] = [];

/** The latest of a turn and all that follow it, in whichever branch. */
function latestUnder(all: readonly Turn[], turnId: string | undefined): Turn | undefined {
  const under = new Set<string | null>();
  let latest: Turn | undefined;
  for (const turn of all) {
    if (turn.id !== turnId && !under.has(turn.after)) continue;
    under.add(turn.id);
    latest = turn;
  }
  return latest;
}

/** The conversation with the branch through a turn on show, to its latest end. */
export function showing(conversation: Conversation, turnId: string): Conversation {
  if (conversation.turns.at(-1)?.id === turnId) return conversation;
  if (!turnOf(conversation, turnId)) return conversation;
  return { ...conversation, ...treeOf(allTurns(conversation), turnId) };
}

/** The turn of that id, whichever branch it is in. */
export function turnOf({ turns, others }: Tree, turnId: string): Turn | undefined {
  const isIt = ({ id }: Turn) => id === turnId;
  return turns.findLast(isIt) ?? others.findLast(isIt);
}

/** The turns that follow what `turn` follows, itself among them, in the order in which they were asked. */
export function siblingsOf({ others, order }: Tree, turn: Turn): readonly Turn[] {
  const siblings = others.filter(({ after }) => after === turn.after);
  if (siblings.length === 0) return [turn];
  return [...siblings, turn].toSorted((one, other) => order.indexOf(one.id) - order.indexOf(other.id));
}

/** True if another turn follows this one, in whichever branch. */
export function isFollowed({ turns, others }: Tree, turnId: string): boolean {
  const follows = ({ after }: Turn) => after === turnId;
  return turns.some(follows) || others.some(follows);
}
