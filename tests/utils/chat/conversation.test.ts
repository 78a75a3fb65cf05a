import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply, type ChatEvent } from '@/utils/chat/apply';
import { emptyConversation, openTurn, type Conversation } from '@/utils/chat/conversation';
import { NOTHING_ATTACHED } from './chat-fixtures';

const EMPTY = emptyConversation('c', 'https://example.com/', 0);

const asked = (turnId: string, question = 'why?'): ChatEvent => ({
  type: 'asked',
  turnId,
  question,
  action: 'ask',
  attachment: NOTHING_ATTACHED,
  model: 'kimi-k2.5',
  at: 1,
});
const delta = (turnId: string, text: string, reasoning = '', at = 2): ChatEvent => ({
  type: 'delta',
  turnId,
  text,
  reasoning,
  at,
});
const settled = (turnId: string): ChatEvent => ({
  type: 'settled',
  turnId,
  outcome: { type: 'done', finishReason: 'stop' },
  usage: null,
});
const fold = (events: readonly ChatEvent[], from: Conversation = EMPTY) => events.reduce(apply, from);

describe('apply', () => {
  test('an answer grows by its deltas, and stays open until it settles', () => {
    const open = fold([asked('t'), delta('t', 'be', 'hm'), delta('t', 'cause')]);
    expect(openTurn(open)?.answer).toMatchObject({ text: 'because', reasoning: 'hm', outcome: null });
    expect(openTurn(fold([settled('t')], open))).toBeUndefined();
  });

  test('the first reasoning and the first text are timed, and not timed again', () => {
    const turns = fold([
      asked('t'),
      delta('t', '', 'a', 5),
      delta('t', 'x', 'b', 9),
      delta('t', 'y', '', 12),
    ]).turns;
    expect(turns[0]?.answer).toMatchObject({ reasoningAt: 5, textAt: 9 });
  });

  test('asking again keeps the answer that was there among the earlier ones', () => {
    const again: ChatEvent = {
      type: 'askedAgain',
      turnId: 't',
      question: 'why not?',
      model: 'kimi-k2-thinking',
      at: 7,
    };
    const turn = fold([asked('t'), delta('t', 'because'), settled('t'), again]).turns[0];
    expect(turn).toMatchObject({
      question: 'why not?',
      answer: { text: '', model: 'kimi-k2-thinking', outcome: null },
    });
    expect(turn?.earlier).toMatchObject([{ question: 'why?', answer: { text: 'because' } }]);
  });

  test('an answer has the model that gave it, and the one that was replaced until it is asked again', () => {
    const replaced = fold([asked('t'), { type: 'replaced', turnId: 't', by: 'kimi-k2.6' }, settled('t')]);
    expect(replaced.turns[0]?.answer).toMatchObject({ model: 'kimi-k2.6', replaced: 'kimi-k2.5' });
    const again = { type: 'askedAgain', turnId: 't', question: 'why?', model: 'kimi-k2.6', at: 3 } as const;
    expect(fold([again], replaced).turns[0]?.answer).not.toHaveProperty('replaced');
  });

  test('a suggested question stays one until it is reworded', () => {
    const suggested = fold([{ ...asked('t'), preset: 'simply' } as ChatEvent, settled('t')]);
    const again = { type: 'askedAgain', turnId: 't', question: 'why?', model: 'kimi-k2.6', at: 3 } as const;
    expect(fold([again], suggested).turns[0]).toMatchObject({ preset: 'simply' });
    const reworded = fold([{ ...again, question: 'why not?' }], suggested);
    expect(reworded.turns[0]).not.toHaveProperty('preset');
  });

  test('asking again keeps no empty answer', () => {
    const again: ChatEvent = { type: 'askedAgain', turnId: 't', question: 'why?', model: 'm', at: 7 };
    expect(fold([asked('t'), settled('t'), again]).turns[0]?.earlier).toEqual([]);
  });

  test('an event about a turn that is not there changes nothing', () => {
    const conversation = fold([asked('t')]);
    expect(apply(conversation, delta('other', 'x'))).toBe(conversation);
  });

  test('however an answer is cut into deltas, it reads the same', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (parts) => {
        const { answer } = fold([
          asked('t'),
          ...parts.map(([text, reasoning]) => delta('t', text, reasoning)),
        ]).turns[0]!;
        expect(answer.text).toBe(parts.map(([text]) => text).join(''));
        expect(answer.reasoning).toBe(parts.map(([, reasoning]) => reasoning).join(''));
      }),
    );
  });

  test('other turns are the same objects afterwards, so that what shows them need not look again', () => {
    const before = fold([asked('a'), settled('a'), asked('b')]);
    expect(apply(before, delta('b', 'x')).turns[0]).toBe(before.turns[0]);
  });
});
