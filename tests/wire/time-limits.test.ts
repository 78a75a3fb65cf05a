/** The limits on silence, tried with the practice server; only the milliseconds are shorter than in use. */
import { expect, test } from 'vitest';
import { createPractice } from './practice';

const { ask, server } = createPractice();

const SHORT = 300;
const LONG = 60_000;
const timedOut = { error: { name: 'KimiError', kind: 'timeout' }, end: undefined };

test('a server that sends no headers is given up after the limit for headers', async () => {
  const timeouts = { headers: SHORT, firstToken: LONG, silence: LONG };
  expect(await ask('never-headers', { timeouts })).toMatchObject({ ...timedOut, text: '' });
});

test('a server that sends headers and no word is given up after the limit for the first token', async () => {
  const timeouts = { headers: LONG, firstToken: SHORT, silence: LONG };
  expect(await ask('never', { timeouts })).toMatchObject({ ...timedOut, text: '' });
});

test('a server that falls silent in the middle is given up after the limit for silence, and what came is kept', async () => {
  const timeouts = { headers: LONG, firstToken: LONG, silence: SHORT };
  const { text, ...rest } = await ask('stalled', { timeouts });
  expect(rest).toMatchObject(timedOut);
  expect(text).not.toBe('');
  expect(server.requests.at(-1)?.sent.text).toBe(text);
});

test('comments are a sign of life: a server that sends them is waited for', async () => {
  const timeouts = { headers: LONG, firstToken: LONG, silence: 2_500 };
  expect(await ask('keep-alive-3', { timeouts })).toMatchObject({ error: undefined, end: { type: 'end' } });
});

test('an answer may take as long as it likes while words keep coming', async () => {
  const timeouts = { headers: LONG, firstToken: LONG, silence: 1_000 };
  expect(await ask('slow-3', { timeouts })).toMatchObject({ error: undefined, end: { type: 'end' } });
});
