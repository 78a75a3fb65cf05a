/** The content of an answer, and members that come and go, over HTTP: R20 to R24, R26, R27, R30. */
import { expect, test } from 'vitest';
import { createPractice, outcome, WHOLE } from './practice';

const { ask } = createPractice();

test('R20: a tool call that nobody asked for gives no text', async () => {
  expect(await ask('r20')).toMatchObject(outcome({ text: '', finishReason: 'tool-calls' }));
});

test('R20: an empty list of tool calls is none', async () => {
  expect(await ask('r20-empty')).toMatchObject(WHOLE);
});

test('R21: special tokens in the content are hidden, and calls of tools are noted', async () => {
  expect(await ask('r21')).toMatchObject(outcome({ unread: 1 }));
});

test.each([
  ['r22', 'length'],
  ['r22-stop', 'stop'],
])('R22: an answer may be nothing but reasoning, and says why it ended (%s)', async (name, finishReason) => {
  expect(await ask(name)).toMatchObject(outcome({ text: '', finishReason }));
});

test('R23: white space is given as it came, so that no words are glued together', async () => {
  expect(await ask('r23')).toMatchObject(outcome({ text: ' \n\n Hello there\n' }));
});

test.each([
  ['r24', 'other'],
  ['r24-stop', 'stop'],
  ['r24-length', 'length'],
  ['r24-tool_calls', 'tool-calls'],
  ['r24-function_call', 'tool-calls'],
  ['r24-content_filter', 'content-filter'],
  ['r24-model_context_window_exceeded', 'other'],
  ['r24-empty', 'other'],
  ['r24-null', 'other'],
])('R24: the finish reason of %s is %s, and no failure', async (name, finishReason) => {
  expect(await ask(name)).toMatchObject(outcome({ finishReason }));
});

test.each(['r26', 'r26-no-role', 'r26-message'])(
  'R26: the role may be anywhere or nowhere, and members null or whole (%s)',
  async (name) => {
    expect(await ask(name)).toMatchObject(WHOLE);
  },
);

test('R27: id, model and time may change from chunk to chunk or be missing', async () => {
  expect(await ask('r27')).toMatchObject(WHOLE);
});

test('R30: of several choices only the first is read', async () => {
  expect(await ask('r30')).toMatchObject(WHOLE);
});
