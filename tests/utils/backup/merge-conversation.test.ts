import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allTurns, treeOf } from '@/utils/chat/branches';
import type { Conversation, Turn } from '@/utils/chat/conversation';
import { isSameConversation, mergeConversation } from '@/utils/backup/merge-conversation';
import { mergeTurn } from '@/utils/backup/merge-turn';
import { settleOpen } from '@/utils/backup/settle-open';
import { answerWith, conversationWith, turnWith } from '../chat/chat-fixtures';
import { conversation } from './backup-arbitraries';

const INTERRUPTED = { type: 'failed', failure: { kind: 'interrupted', message: '' } } as const;

const idsOf = ({ order }: Conversation) => order;
const at = (id: string, askedAt: number) => turnWith({ id, answer: answerWith({ askedAt, text: id }) });
const of = (...turns: readonly Turn[]): Conversation => conversationWith(turns, { createdAt: 1 });
/** Turns as they stand, each after the one that it names. */
const tree = (...turns: readonly Turn[]): Conversation => ({ ...of(), ...treeOf(turns) });

describe('two states of a turn', () => {
  test('an answer that went on is the longer one, whichever side has it', () => {
    const short = turnWith({ answer: answerWith({ askedAt: 1, text: 'Tides', outcome: INTERRUPTED }) });
    const long = turnWith({ answer: answerWith({ askedAt: 1, text: 'Tides rise.' }) });
    expect(mergeTurn(short, long)).toEqual(long);
    expect(mergeTurn(long, short)).toBe(long);
  });

  test('of the same words, those that are known to be all of them', () => {
    const open = turnWith({ answer: answerWith({ text: 'Tides.', outcome: INTERRUPTED }) });
    const done = turnWith({ answer: answerWith({ text: 'Tides.' }) });
    expect(mergeTurn(open, done)).toEqual(done);
    expect(mergeTurn(done, open)).toBe(done);
  });

  test('an attempt without a word makes way for one with words, and adds nothing to one', () => {
    const empty = turnWith({ answer: answerWith({ askedAt: 1, outcome: INTERRUPTED }) });
    const later = turnWith({ answer: answerWith({ askedAt: 2, text: 'Tides.' }) });
    expect(mergeTurn(empty, later)).toEqual(later);
    expect(mergeTurn(later, empty)).toBe(later);
  });
});

describe('two states of a conversation', () => {
  test('the turns of both stand in the order in which they were asked', () => {
    const merged = mergeConversation(of(at('a', 1), at('c', 3)), of(at('a', 1), at('b', 2), at('d', 4)));
    expect(idsOf(merged)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('a clock that was put back changes no order within a side', () => {
    const merged = mergeConversation(of(at('a', 9), at('b', 5)), of(at('a', 9), at('c', 2), at('d', 6)));
    expect(idsOf(merged).filter((id) => 'ab'.includes(id))).toEqual(['a', 'b']);
    expect(idsOf(merged).filter((id) => 'acd'.includes(id))).toEqual(['a', 'c', 'd']);
  });

  test('what went on differently on either side are two branches, and ours is the one that shows', () => {
    const [a, b, c] = [at('a', 1), at('b', 2), at('c', 3)];
    const merged = mergeConversation(of(a, b), of(a, c));
    expect(merged.turns.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(merged.others).toMatchObject([{ id: 'c', after: 'a' }]);
  });

  test('what went on from here is on show', () => {
    expect(mergeConversation(of(at('a', 1)), of(at('a', 1), at('b', 2))).turns).toHaveLength(2);
  });

  test('a turn that has other words by now is kept beside ours, with what followed it, and not again', () => {
    const ours = turnWith({ answer: answerWith({ text: 'neap' }) });
    const theirs = of(turnWith({ answer: answerWith({ text: 'spring' }) }), at('later', 5));
    const merged = mergeConversation(of(ours), theirs);
    expect(merged.turns).toEqual([ours]);
    expect(merged.others).toMatchObject([
      { id: 't.0', after: null, answer: { text: 'spring' } },
      { id: 'later', after: 't.0' },
    ]);
    expect(mergeConversation(merged, theirs)).toBe(merged);
  });

  test('the same words at the same place are one turn, whatever its id', () => {
    const one = of(at('a', 1), at('b', 2));
    const other = tree(at('a', 1), { ...at('x', 2), after: 'a', answer: at('b', 2).answer });
    expect(mergeConversation(one, other)).toBe(one);
  });

  test('a turn stands behind the one that it follows, though the sides have them in different orders', () => {
    const [a, b, c] = [at('a', 1), { ...at('b', 1), after: 'a' }, { ...at('c', 1), after: 'a' }];
    const merged = mergeConversation(tree(a, c, b), tree(a, b, c, { ...at('d', 2), after: 'b' }));
    for (const [i, { after }] of allTurns(merged).entries())
      expect(after === null ? -1 : merged.order.indexOf(after)).toBeLessThan(i);
    expect(merged.order).toHaveLength(4);
  });

  test('what is open in a backup is interrupted', () => {
    const open = turnWith({ answer: answerWith({ text: 'Ti', outcome: null }) });
    expect(mergeConversation(of(), of(open)).turns[0]?.answer.outcome).toEqual(INTERRUPTED);
  });

  test('are one if they share a turn or one has none', () => {
    expect(isSameConversation(of(at('a', 1)), of(at('b', 1), at('a', 1)))).toBe(true);
    expect(isSameConversation(of(at('a', 1)), of())).toBe(true);
    expect(isSameConversation(of(at('a', 1)), of(at('b', 1)))).toBe(false);
  });
});

describe('any two states of a conversation', () => {
  const open = fc.constant(null);
  const state = fc.oneof(conversation(), conversation(open));

  test('merge without losing a turn or a word', () => {
    fc.assert(
      fc.property(state, state, (one, other) => {
        const merged = mergeConversation(one, other);
        expect(new Set(idsOf(merged)).size).toBe(merged.turns.length + merged.others.length);
        expect(idsOf(one).every((id) => idsOf(merged).includes(id))).toBe(true);
        for (const [i, { after }] of allTurns(merged).entries())
          expect(after === null ? -1 : idsOf(merged).indexOf(after)).toBeLessThan(i);
        for (const { question, answer } of [...allTurns(one), ...allTurns(other)]) {
          if (answer.text === '' && answer.reasoning === '') continue;
          const isKept = allTurns(merged).some(
            (turn) =>
              turn.question === question &&
              turn.answer.text.startsWith(answer.text) &&
              turn.answer.reasoning.startsWith(answer.reasoning),
          );
          expect(isKept).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('merge to the same again', () => {
    fc.assert(
      fc.property(state, state, (one, other) => {
        const merged = mergeConversation(one, other);
        expect(mergeConversation(merged, other)).toBe(merged);
        expect(mergeConversation(merged, one)).toBe(merged);
        expect(mergeConversation(merged, merged)).toBe(merged);
      }),
      { numRuns: 500 },
    );
  });

  test('merge with nothing to themselves', () => {
    fc.assert(
      fc.property(state, (one) => {
        expect(mergeConversation({ ...one, ...treeOf([]) }, one)).toEqual(settleOpen(one));
        expect(mergeConversation(one, { ...one, ...treeOf([]) })).toBe(one);
      }),
    );
  });
});
