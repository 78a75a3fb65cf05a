import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Conversation, Turn } from '@/utils/chat/conversation';
import { isSameConversation, mergeConversation } from '@/utils/backup/merge-conversation';
import { mergeTurn } from '@/utils/backup/merge-turn';
import { settleOpen } from '@/utils/backup/settle-open';
import { answerWith, turnWith } from '../chat/chat-fixtures';
import { conversation } from './backup-arbitraries';

const INTERRUPTED = { type: 'failed', failure: { kind: 'interrupted', message: '' } } as const;

/** Every wording of a question with its answer, the shown one last. */
const versionsOf = ({ earlier, question, answer }: Turn) => [...earlier, { question, answer }];
const idsOf = ({ turns }: Conversation) => turns.map(({ id }) => id);
const at = (id: string, askedAt: number) => turnWith({ id, answer: answerWith({ askedAt, text: id }) });
const of = (...turns: readonly Turn[]): Conversation => ({ id: 'c', pageKey: 'p', createdAt: 1, turns });

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

  test('what was asked again later is shown, and the answer before it is kept', () => {
    const first = { question: 'why?', answer: answerWith({ askedAt: 1, text: 'The moon.' }) };
    const second = { question: 'how?', answer: answerWith({ askedAt: 2, text: 'By gravity.' }) };
    const asked = turnWith(first);
    const askedAgain = turnWith({ ...second, earlier: [first] });
    expect(mergeTurn(asked, askedAgain)).toEqual(askedAgain);
    expect(mergeTurn(askedAgain, asked)).toBe(askedAgain);
  });

  test('a suggested question that was reworded there is none any more', () => {
    const first = { question: 'why?', answer: answerWith({ askedAt: 1, text: 'The moon.' }) };
    const suggested = turnWith({ ...first, preset: 'simply' });
    const answer = answerWith({ askedAt: 2, text: 'By gravity.' });
    const again = turnWith({ ...first, answer, earlier: [first] });
    expect(mergeTurn(suggested, again)).toMatchObject({ preset: 'simply', answer });
    const reworded = turnWith({ question: 'how?', answer, earlier: [first] });
    expect(mergeTurn(suggested, reworded)).toEqual(reworded);
  });

  test('asked again in two places: the later is shown, the other is kept between', () => {
    const first = { question: 'why?', answer: answerWith({ askedAt: 1, text: 'one' }) };
    const here = { question: 'why?', answer: answerWith({ askedAt: 3, text: 'three' }) };
    const there = { question: 'why?', answer: answerWith({ askedAt: 2, text: 'two' }) };
    const merged = mergeTurn(
      turnWith({ ...here, earlier: [first] }),
      turnWith({ ...there, earlier: [first] }),
    );
    expect(versionsOf(merged)).toEqual([first, there, here]);
  });

  test('two different answers to one question at one time: ours is shown, the other is kept', () => {
    const ours = turnWith({ answer: answerWith({ text: 'neap' }) });
    const theirs = turnWith({ answer: answerWith({ text: 'spring' }) });
    const merged = mergeTurn(ours, theirs);
    expect(versionsOf(merged).map(({ answer }) => answer.text)).toEqual(['spring', 'neap']);
    expect(mergeTurn(merged, theirs)).toBe(merged);
  });

  test('an attempt without a word is not kept beside one with words', () => {
    const empty = turnWith({ answer: answerWith({ askedAt: 1, outcome: INTERRUPTED }) });
    const later = turnWith({ answer: answerWith({ askedAt: 2, text: 'Tides.' }) });
    expect(mergeTurn(empty, later)).toEqual(later);
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
        expect(new Set(idsOf(merged))).toEqual(new Set([...idsOf(one), ...idsOf(other)]));
        expect(new Set(idsOf(merged)).size).toBe(merged.turns.length);
        for (const turn of [...one.turns, ...other.turns]) {
          const kept = merged.turns.filter(({ id }) => id === turn.id).flatMap(versionsOf);
          for (const { question, answer } of versionsOf(turn)) {
            if (answer.text === '' && answer.reasoning === '') continue;
            const isKept = kept.some(
              (version) =>
                version.question === question &&
                version.answer.text.startsWith(answer.text) &&
                version.answer.reasoning.startsWith(answer.reasoning),
            );
            expect(isKept).toBe(true);
          }
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
        expect(mergeConversation({ ...one, turns: [] }, one)).toEqual(settleOpen(one));
        expect(mergeConversation(one, { ...one, turns: [] })).toBe(one);
      }),
    );
  });
});
