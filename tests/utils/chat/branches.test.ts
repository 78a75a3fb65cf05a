import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply, type ChatEvent, type TurnEvent } from '@/utils/chat/apply';
import { allTurns, isFollowed, showing, siblingsOf, treeOf, turnOf } from '@/utils/chat/branches';
import { emptyConversation, openTurn, type Conversation } from '@/utils/chat/conversation';
import { NOTHING_ATTACHED } from './chat-fixtures';

const EMPTY = emptyConversation('c', 'https://example.com/', 0);

const asked = (turnId: string, after: string | null): TurnEvent => ({
  type: 'asked',
  turnId,
  after,
  question: `What of ${turnId}?`,
  action: 'ask',
  attachment: NOTHING_ATTACHED,
  model: 'kimi-k2.5',
  at: 1,
});
const settled = (turnId: string): ChatEvent => ({
  type: 'settled',
  turnId,
  outcome: { type: 'done', finishReason: 'stop' },
  usage: null,
});
const shown = (turnId: string): ChatEvent => ({ type: 'shown', turnId });
const said = (turnId: string, text: string): ChatEvent => ({
  type: 'delta',
  turnId,
  reasoning: '',
  text,
  at: 2,
});
const fold = (events: readonly ChatEvent[], from: Conversation = EMPTY) => events.reduce(apply, from);
const idsOf = (turns: Conversation['turns']) => turns.map(({ id }) => id).join('');

/** a, then b and c after it; d after b, and x in the place of a. */
const PARTED = fold(
  [asked('a', null), asked('b', 'a'), asked('c', 'a'), asked('d', 'b'), asked('x', null)].flatMap((event) => [
    event,
    settled(event.turnId),
  ]),
);

describe('the branches of a conversation', () => {
  test('the branch of the latest question shows, and no turn is lost', () => {
    expect([idsOf(PARTED.turns), idsOf(PARTED.others)]).toEqual(['x', 'abcd']);
    expect(idsOf(allTurns(PARTED))).toBe('abcdx');
  });

  test.each([
    ['a', 'abd'],
    ['b', 'abd'],
    ['c', 'ac'],
    ['d', 'abd'],
    ['x', 'x'],
    ['lost', 'x'],
  ])('through %s, to its latest end: %s', (turnId, branch) => {
    const after = apply(PARTED, shown(turnId));
    expect(idsOf(after.turns)).toBe(branch);
    expect(idsOf(allTurns(after))).toBe('abcdx');
  });

  test('a question goes on from the turn that it names, and from the end where that is unknown', () => {
    expect(idsOf(apply(PARTED, asked('e', 'c')).turns)).toBe('ace');
    expect(idsOf(apply(PARTED, asked('e', 'lost')).turns)).toBe('xe');
    expect(apply(PARTED, asked('c', null))).toBe(PARTED);
  });

  test('turns in one place are told in the order in which they were asked, whichever shows', () => {
    const at = (turnId: string) => {
      const conversation = showing(PARTED, turnId);
      return idsOf(siblingsOf(conversation, turnOf(conversation, turnId)!));
    };
    expect(['a', 'x', 'b', 'c', 'd'].map(at)).toEqual(['ax', 'ax', 'bc', 'bc', 'd']);
    expect(['a', 'b', 'd', 'x'].map((id) => isFollowed(PARTED, id))).toEqual([true, true, false, false]);
  });

  test('an answer grows in its branch while another one shows', () => {
    const other = fold([asked('e', 'c'), shown('x'), said('e', 'so')], PARTED);
    expect(idsOf(other.turns)).toBe('x');
    expect(openTurn(other)).toMatchObject({ id: 'e', answer: { text: 'so' } });
    expect(openTurn(fold([settled('e')], other))).toBeUndefined();
  });
});

/** A step of a user, or of an answer, by numbers that choose among what is there. */
const step = fc.record({
  kind: fc.constantFrom('ask', 'again', 'show', 'say', 'settle'),
  at: fc.nat(),
});

/** The events of the steps that may happen to a conversation. */
function eventOf(conversation: Conversation, kind: string, at: number, nth: number): ChatEvent | null {
  const open = openTurn(conversation);
  if (kind === 'say') return open ? said(open.id, `${nth} `) : null;
  if (kind === 'settle') return open ? settled(open.id) : null;
  const turn = conversation.turns[at % Math.max(1, conversation.turns.length)];
  const any = conversation.order[at % Math.max(1, conversation.order.length)];
  if (kind === 'show') return any === undefined ? null : shown(any);
  if (open) return null;
  if (kind === 'again') return turn ? asked(`t${nth}`, turn.after) : null;
  return asked(`t${nth}`, conversation.turns.at(-1)?.id ?? null);
}

describe('whatever is asked, asked again and shown', () => {
  const walk = fc.array(step, { maxLength: 40 });

  test('the conversation is a tree, one branch of it shows to its end, and nothing that was said is lost', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        let conversation = EMPTY;
        const words = new Map<string, string>();
        for (const [nth, { kind, at }] of steps.entries()) {
          const event = eventOf(conversation, kind, at, nth);
          if (!event) continue;
          conversation = apply(conversation, event);
          if (event.type === 'asked') words.set(event.turnId, '');
          if (event.type === 'delta')
            words.set(event.turnId, `${words.get(event.turnId) ?? ''}${event.text}`);
          const { turns, others, order } = conversation;
          // Every turn once, in the order in which they were asked.
          expect(idsOf(allTurns(conversation))).toBe([...words.keys()].join(''));
          expect(order).toHaveLength(turns.length + others.length);
          expect(new Map(allTurns(conversation).map((turn) => [turn.id, turn.answer.text]))).toEqual(words);
          // From a first question, each after the one before, to a turn that nothing follows.
          expect(turns.map(({ after }) => after)).toEqual(
            [null, ...turns.map(({ id }) => id)].slice(0, turns.length),
          );
          const last = turns.at(-1);
          expect(last && isFollowed(conversation, last.id)).not.toBe(true);
          // It is made of its turns alone, as it is when it is read from disk.
          expect(treeOf(allTurns(conversation), last?.id)).toEqual({ turns, others, order });
        }
      }),
      { numRuns: 400 },
    );
  });
});

test('ids that damage has made alike, and turns that follow each other, lead nowhere in a circle', () => {
  const [one, two] = fold([asked('a', null), settled('a'), asked('b', 'a')]).turns;
  if (!one || !two) throw new Error('There are two turns.');
  const itself = { ...two, after: two.id };
  expect(treeOf([one, itself]).turns).toEqual([itself]);
  expect(treeOf([{ ...one, after: 'b' }, two]).turns).toHaveLength(2);
  expect(allTurns(treeOf([one, { ...two, id: 'a', after: 'a' }])).length).toBeGreaterThan(0);
});
