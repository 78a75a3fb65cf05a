import { expect, test } from 'vitest';
import type { Failure } from '@/utils/chat/failure';
import { boundTurn } from '@/utils/storage/bound-turn';
import { createDatabase } from '@/utils/storage/database';
import { createDiskStore } from '@/utils/storage/store';
import { answerWith, turnWith } from '../chat/chat-fixtures';
import { conversationOf, PAGE } from './storage-fixtures';

const WORD = 'x'.repeat(100_000);

const failed = (failure: Failure) => answerWith({ outcome: { type: 'failed', failure } });

test('a failure that was stored before there was a bound is shown within bounds', async () => {
  const failure = {
    kind: 'server',
    message: WORD,
    code: WORD,
    traceId: WORD,
    raw: WORD,
    suggestion: WORD,
  } as const;
  const turn = turnWith({ answer: failed(failure) });
  const store = createDiskStore(createDatabase('bounds'));
  await store.saveAnswer(conversationOf('c', { turns: [turn] }));
  const loaded = await store.load({ id: 'c', pageKey: PAGE });
  const [shown] = loaded?.turns ?? [];
  const outcome = shown?.answer.outcome;
  expect(outcome).toMatchObject({ type: 'failed', failure: { kind: 'server' } });
  expect(JSON.stringify(outcome).length).toBeLessThan(8000);
});

test('a failure within bounds is the very one that was stored', () => {
  const turn = turnWith({ answer: failed({ kind: 'server', message: 'No.', code: 'no', raw: '{}' }) });
  expect(boundTurn(turn)).toBe(turn);
  expect(boundTurn(boundTurn(turnWith({ answer: failed({ kind: 'server', message: WORD }) })))).toEqual(
    boundTurn(turnWith({ answer: failed({ kind: 'server', message: WORD }) })),
  );
});
