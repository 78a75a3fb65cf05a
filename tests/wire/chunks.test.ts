/** The content of a chunk, over HTTP: R1 to R6. */
import { expect, test } from 'vitest';
import { ANSWER } from '../kimi-server/irregular/frames.ts';
import { joined } from './joined';
import { createPractice, outcome, USAGE, WHOLE } from './practice';

const { ask } = createPractice();

test.each(['r1', 'r1-reasoning-content', 'r1-reasoning', 'r1-alternating'])(
  'R1: reasoning under one name, the other or both is given once (%s)',
  async (name) => {
    expect(await ask(name)).toMatchObject(WHOLE);
  },
);

test('R2: of the two names the one that is a text counts, and null, "" and arrays do not', async () => {
  expect(await ask('r2')).toMatchObject(WHOLE);
});

test('R3: of a delta with both, the reasoning comes before the text', async () => {
  const { events, ...answer } = await ask('r3');
  expect(answer).toMatchObject(WHOLE);
  expect(joined(events).map(({ type }) => type)).toEqual(['reasoning', 'text', 'end']);
});

test.each(['r4', 'r4-moon'])('R4: reasoning between tags in the content is reasoning (%s)', async (name) => {
  expect(await ask(name)).toMatchObject(WHOLE);
});

test('R4: an answer may speak about the tag', async () => {
  const text = `${ANSWER.text} \`<think>\` and </think> are tags.`;
  expect(await ask('r4-mentioned')).toMatchObject(outcome({ text }));
});

test('R5: text beside the finish reason is part of the answer', async () => {
  expect(await ask('r5')).toMatchObject(WHOLE);
});

test.each(['r6', 'r6-cumulative', 'r6-in-choice', 'r6-empty-delta', 'r6-no-choices'])(
  'R6: the usage is found wherever it is, and the last one counts (%s)',
  async (name) => {
    expect(await ask(name)).toMatchObject(outcome({ usage: USAGE }));
  },
);

test('R6: an answer without usage is whole', async () => {
  expect(await ask('r6-absent')).toMatchObject(outcome({ usage: null }));
});
