/** Lines, bytes and the end of a stream, over HTTP: R7 to R13. */
import { expect, test } from 'vitest';
import { ANSWER } from '../kimi-server/irregular/frames.ts';
import { createPractice, outcome, WHOLE } from './practice';

const { ask, server } = createPractice();

const TRUNCATED = { ...ANSWER, end: undefined, error: { name: 'KimiError', kind: 'truncated' } };

test('R7: a finish reason without [DONE] ends an answer', async () => {
  expect(await ask('r7')).toMatchObject(WHOLE);
});

test('R7: [DONE] without a finish reason ends an answer', async () => {
  expect(await ask('r7-no-finish')).toMatchObject(outcome({ finishReason: 'other', usage: null }));
});

test('R7: without any of the two the answer is truncated, and what came is kept', async () => {
  expect(await ask('r7-neither')).toMatchObject(TRUNCATED);
});

test('R7: after [DONE] nothing counts, not even an error', async () => {
  expect(await ask('r7-after-done')).toMatchObject(WHOLE);
});

test('R7: a server that keeps the line open after the finish reason is left', async () => {
  expect(await ask('r7-open')).toMatchObject(outcome({ usage: null }));
  // Only the client ends it; that it waits for five seconds is tested where the clock can be set.
  await server.requests.at(-1)?.ended;
}, 10_000);

test('R8: data needs no space after its colon', async () => {
  expect(await ask('r8')).toMatchObject(WHOLE);
});

test.each(['r9', 'r9-as-data'])('R9: comments and pings say nothing (%s)', async (name) => {
  expect(await ask(name)).toMatchObject(WHOLE);
});

test.each(['r10', 'r10-cr', 'r10-mixed', 'r10-cut'])(
  'R10: lines end in LF, CRLF or CR, in halves too (%s)',
  async (name) => {
    expect(await ask(name)).toMatchObject(WHOLE);
  },
);

test.each(['r11', 'r11-no-blank-lines'])(
  'R11: several lines of data are one event, or each its own (%s)',
  async (name) => {
    expect(await ask(name)).toMatchObject(WHOLE);
  },
);

test.each(['r12', 'r12-done'])('R12: the last event needs no line end (%s)', async (name) => {
  expect(await ask(name)).toMatchObject(WHOLE);
});

test('R12: a last event that breaks off is no event', async () => {
  expect(await ask('r12-half')).toMatchObject(TRUNCATED);
});

test('R13: characters may be cut in their middle', async () => {
  expect(await ask('r13')).toMatchObject(WHOLE);
});

test('R13: a byte order mark is no part of the stream', async () => {
  expect(await ask('r13-bom')).toMatchObject(WHOLE);
});
