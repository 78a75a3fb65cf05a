import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastMessage, lookupMessages } from '@/utils/chat/answer-messages';
import { apply, type ChatEvent } from '@/utils/chat/apply';
import { emptyConversation, openTurn, type Conversation } from '@/utils/chat/conversation';
import { NOTHING_ATTACHED } from './chat-fixtures';

const EMPTY = emptyConversation('c', 'https://example.com/', 0);

const asked = (turnId: string, question = 'why?', after: string | null = null): ChatEvent => ({
  type: 'asked',
  turnId,
  after,
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

  test('asking again in its place begins the answer anew', () => {
    const again = {
      type: 'askedAgain',
      turnId: 't',
      question: 'why not?',
      model: 'kimi-k2-thinking',
      at: 7,
    } as const;
    expect(fold([asked('t'), settled('t'), again])).toMatchObject({
      turns: [
        { id: 't', question: 'why not?', answer: { text: '', model: 'kimi-k2-thinking', outcome: null } },
      ],
      others: [],
    });
  });

  test('an answer has the model that gave it, and the one that was replaced until it is asked again', () => {
    const replaced = fold([asked('t'), { type: 'replaced', turnId: 't', by: 'kimi-k2.6' }, settled('t')]);
    expect(replaced.turns[0]?.answer).toMatchObject({ model: 'kimi-k2.6', replaced: 'kimi-k2.5' });
    const again = { type: 'askedAgain', turnId: 't', question: 'why?', model: 'kimi-k2.6', at: 3 } as const;
    expect(fold([again], replaced).turns[0]?.answer).not.toHaveProperty('replaced');
  });

  test('a moved citation stays with its answer, in whichever branch, and can be put back', () => {
    const twice = fold([
      asked('t'),
      delta('t', 'because [7]'),
      settled('t'),
      asked('u'),
      delta('u', 'so [8] it is [9]'),
      settled('u'),
    ]);
    const to = { source: null, passage: 14 };
    const moves = [
      { type: 'citationMoved', turnId: 'u', nth: 1, to },
      { type: 'citationMoved', turnId: 'u', nth: 0, to },
      { type: 'citationMoved', turnId: 't', nth: 0, to },
    ] as const satisfies readonly ChatEvent[];
    const { turns, others } = fold(moves, twice);
    expect(others[0]?.answer.moved).toEqual([{ nth: 0, ...to }]);
    expect(turns[0]?.answer.moved).toEqual([
      { nth: 0, ...to },
      { nth: 1, ...to },
    ]);
    expect(turns[0]?.answer.text).toBe('so [8] it is [9]');
    const back = moves.map((move): ChatEvent => Object.assign({}, move, { to: null }));
    expect(fold(back, fold(moves, twice))).toEqual(twice);
  });

  test('a suggested question stays one until it is reworded', () => {
    const suggested = fold([{ ...asked('t'), preset: 'simply' } as ChatEvent, settled('t')]);
    const again = { type: 'askedAgain', turnId: 't', question: 'why?', model: 'kimi-k2.6', at: 3 } as const;
    expect(fold([again], suggested).turns[0]).toMatchObject({ preset: 'simply' });
    const reworded = fold([{ ...again, question: 'why not?' }], suggested);
    expect(reworded.turns[0]).not.toHaveProperty('preset');
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
    const before = fold([asked('a'), settled('a'), asked('b', 'why?', 'a')]);
    expect(apply(before, delta('b', 'x')).turns[0]).toBe(before.turns[0]);
  });
});

describe('a look-up', () => {
  const lookedUp: ChatEvent = {
    type: 'lookedUp',
    turnId: 't',
    calls: [
      {
        id: 'search_page:0',
        name: 'search_page',
        arguments: '{"query":"tides"}',
        result: 'found',
        looked: { query: 'tides', source: 1, passages: [3], excerpts: [] },
      },
    ],
    isOwn: false,
    usage: {
      promptTokens: 10,
      completionTokens: 2,
      cachedTokens: null,
      reasoningTokens: null,
      isEstimate: false,
    },
  };
  const answerOf = (events: readonly ChatEvent[]) => fold(events).turns[0]!.answer;

  test('ends a message: its words stay, and the next ones are told apart from them', () => {
    const answer = answerOf([asked('t'), delta('t', 'Wait.', 'Hm.'), lookedUp, delta('t', 'So.', 'Ah.')]);
    expect(answer).toMatchObject({ text: 'Wait.\n\nSo.', reasoning: 'Hm.\n\nAh.' });
    expect(lookupMessages(answer)).toMatchObject([{ text: 'Wait.\n\n', reasoning: 'Hm.\n\n' }]);
    expect(lastMessage(answer)).toEqual({ text: 'So.', reasoning: 'Ah.' });
  });

  test('counts what it took, and waits for nothing', () => {
    const waited: ChatEvent = { type: 'waited', turnId: 't', waiting: { type: 'queued', ahead: 1 } };
    const answer = answerOf([asked('t'), waited, lookedUp]);
    expect(answer).toMatchObject({ waiting: null, text: '', usage: { promptTokens: 10 } });
  });

  test('is not touched where later words are taken back', () => {
    const back: ChatEvent = { type: 'unsaid', turnId: 't', from: 0 };
    const answer = answerOf([asked('t'), delta('t', 'Wait.'), lookedUp, delta('t', 'So.'), back]);
    expect(answer.text).toBe('Wait.\n\n');
  });

  test('stays where the answer is continued, and with the branch that it belongs to', () => {
    const stopped: ChatEvent = { type: 'settled', turnId: 't', outcome: { type: 'stopped' }, usage: null };
    const events = [asked('t'), lookedUp, stopped];
    expect(answerOf([...events, { type: 'continued', turnId: 't', at: 5 }]).lookups).toHaveLength(1);
    const { turns, others } = fold([...events, asked('u')]);
    expect([turns, others].map(([turn]) => turn?.answer.lookups?.length)).toEqual([undefined, 1]);
  });
});
