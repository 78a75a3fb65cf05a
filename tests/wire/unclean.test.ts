/** Events that are no clean JSON, and words outside of them, over HTTP: R36. */
import { expect, test } from 'vitest';
import { ANSWER, WORDS } from '../kimi-server/irregular/frames.ts';
import { createPractice, WHOLE } from './practice';

const { ask } = createPractice();

test.each([
  'r36',
  'r36-thrice',
  'r36-two-in-one',
  'r36-two-and-space',
  'r36-array',
  'r36-two-and-done',
  'r36-several-lines',
  'r36-quoted',
  'r36-named',
  'r36-lines',
  'r36-lines-as-stream',
  'r36-lines-indented',
  'r36-array-document',
])('R36: chunks are read however they are packed (%s)', async (name) => {
  expect(await ask(name)).toMatchObject(WHOLE);
});

const HALF = { reasoning: ANSWER.reasoning, text: WORDS.slice(0, 2).join('') };

test.each([
  'r36-error-line',
  'r36-error-line-done',
  'r36-error-line-unended',
  'r36-error-lines',
  'r36-error-line-cut',
  'r36-error-open',
])('R36: an error without data: is read (%s)', async (name) => {
  expect(await ask(name)).toMatchObject({
    ...HALF,
    unread: 0,
    error: { kind: 'used-up', message: 'You have no credit left' },
  });
});

test.each(['r36-cut', 'r36-cut-line', 'r36-cut-typed', 'r36-cut-status'])(
  'R36: of a chunk that an error cuts short the words are read, and the error (%s)',
  async (name) => {
    expect(await ask(name)).toMatchObject({
      text: WORDS.slice(0, 3).join(''),
      unread: 1,
      error: { kind: 'used-up', message: 'You have no credit left' },
    });
  },
);

test.each(['r36-words', 'r36-words-line', 'r36-words-name', 'r36-words-other'])(
  'R36: what a server says in bare words is the reason why the answer ends (%s)',
  async (name) => {
    expect(await ask(name)).toMatchObject({
      ...HALF,
      error: { message: expect.stringContaining('Insufficient balance, please recharge.') },
    });
  },
);

test.each(['r36-noise', 'r36-remark'])(
  'R36: what is not understood is noted, and all else read (%s)',
  async (name) => {
    const { text, ...rest } = await ask(name);
    expect(rest).toMatchObject({ reasoning: ANSWER.reasoning, unread: 1, error: undefined });
    expect(text.replace('lost', '')).toBe(ANSWER.text);
  },
);

test('R36: a sign that JSON has to escape, and that came as it is, is read', async () => {
  expect(await ask('r36-raw-tab')).toMatchObject({ text: `${ANSWER.text}\t`, error: undefined });
});
