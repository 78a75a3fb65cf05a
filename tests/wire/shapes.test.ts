/** Words in other shapes, and finish reasons before the end, over HTTP: R31 to R34, R37. */
import { expect, test } from 'vitest';

import { CORRECTED, REPETITION } from '../kimi-server/irregular/wholes.ts';
import { createPractice, outcome, WHOLE } from './practice';

const { ask } = createPractice();

test('R31: a finish reason before the end cuts nothing off, however slowly the rest comes', async () => {
  // They take longer than an epilogue is waited for, all at once.
  const names = ['r31', 'r31-first', 'r31-reasoning', 'r31-null', 'r31-then-more'];
  const answers = await Promise.all(names.map((name) => ask(name)));
  expect(answers).toMatchObject(names.map(() => WHOLE));
});

test.each([
  ['r31-no-done', 'stop'],
  ['r31-last-wins', 'length'],
])('R31: the last finish reason counts (%s)', async (name, finishReason) => {
  expect(await ask(name)).toMatchObject(outcome({ finishReason }));
});

test('R31: the word null is no finish reason', async () => {
  expect(await ask('r31-null-only')).toMatchObject(outcome({ finishReason: 'other', usage: null }));
});

test.each([
  'r32',
  'r32-both-in-one',
  'r32-nested',
  'r32-object',
  'r32-strings',
  'r32-details',
  'r32-details-twice',
  'r32-thinking',
  'r32-thinking-object',
  'r32-blocks',
  'r32-bare',
  'r32-envelope',
  'r32-document',
])('R32: reasoning and text are read in every shape (%s)', async (name) => {
  expect(await ask(name)).toMatchObject(WHOLE);
});

test.each(['r32-picture', 'r32-unknown'])('R32: what has no words is noted (%s)', async (name) => {
  expect(await ask(name)).toMatchObject(outcome({ unread: 1 }));
});

test.each(['r33', 'r33-text', 'r33-counting', 'r33-absent', 'r33-object', 'r33-by-index'])(
  'R33: the only choice is taken, whatever its index (%s)',
  async (name) => {
    expect(await ask(name)).toMatchObject(WHOLE);
  },
);

test.each([
  'r34',
  'r34-in-chunk',
  'r34-beside-delta',
  'r34-delta',
  'r34-delta-reasoning',
  'r34-after-stop',
  'r34-trimmed',
  'r34-longer',
  'r34-longer-delta',
  'r34-longer-reasoning',
  'r34-empty',
])('R34: all of an answer once more is not said twice (%s)', async (name) => {
  expect(await ask(name)).toMatchObject(WHOLE);
});

test('R34: the whole in other words than its pieces takes their place', async () => {
  expect(await ask('r34-differing')).toMatchObject(outcome({ text: CORRECTED }));
});

test('R34: the whole of content with thoughts within says them once', async () => {
  expect(await ask('r34-differing-within')).toMatchObject(outcome({ text: CORRECTED }));
});

test('R34: what a model says again is said again', async () => {
  expect(await ask('r34-repetition')).toMatchObject(outcome({ text: REPETITION }));
});

test.each(['r37', 'r37-with-point'])('R37: counts that are text are counts (%s)', async (name) => {
  expect(await ask(name)).toMatchObject(WHOLE);
});
