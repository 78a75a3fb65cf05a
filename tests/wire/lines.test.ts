/** Lines of every kind, in any order: what is made of one does not depend on which came with it. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAnswerDecoder } from '@/utils/kimi/answer-decoder';
import type { Step } from '@/utils/kimi/answer-steps';
import { KimiError } from '@/utils/kimi/errors';
import { chunk } from '../utils/kimi/loopback';
import { joined } from './joined';
import { readPieces } from './pieces';

const SOURCE = {
  url: 'http://127.0.0.1/chat/completions',
  status: 200,
  statusText: 'OK',
  headers: new Headers(),
  token: 'token-1234',
};

const HELLO = chunk({ content: 'Hello' }).trim();
const FAILED = '{"error":{"message":"No credit left","code":"used_up"}}';

/** The outcome of a text that arrives in these pieces. */
function read(pieces: readonly string[]) {
  const decoder = createAnswerDecoder(SOURCE);
  const steps: Step[] = [];
  for (const piece of pieces) {
    steps.push(...decoder.push(piece));
    if (decoder.isFinished()) break;
  }
  steps.push(...decoder.end(null));
  const error = steps.find((step) => step instanceof KimiError);
  const events = joined(steps.flatMap((step) => (step instanceof KimiError ? [] : [step])));
  return { events, error: error && [error.kind, error.message, error.code] };
}

/** A text in two pieces, cut before and after each line end, and within it. */
function halves(text: string): readonly (readonly string[])[] {
  const places = [...text.matchAll(/[\r\n]/g)].flatMap(({ index }) => [index, index + 1]);
  return places.map((at) => [text.slice(0, at), text.slice(at)]);
}

const LINE = fc.oneof(
  fc.constantFrom(HELLO, HELLO.slice(6), HELLO.replace('data', 'Data'), `data: ${FAILED}`, FAILED),
  fc.constantFrom('data: {', 'data: [', 'data: {"error":', 'data:', 'data', 'data: [DONE]', 'Data: [DONE]'),
  fc.constantFrom('[', '{', ']', '}', '[]', '{}', '[1]', '[DONE]', '[DONE]data: {}', `[${FAILED}]`),
  fc.constantFrom(`null${FAILED}`, '世界data: {"a":1}', '\0 data: {}', '\uFEFFdata: {}', `\uFEFF${FAILED}`),
  fc.constantFrom('The service failed', 'null', ' {', ' [DONE]', '"', ': c', ':', 'event: error', 'id: \0'),
  fc.constant(''),
);

const END = fc.constantFrom('\n', '\n', '\n\n', '\r', '\r\r', '\r\n', '\r\n\r\n', '\n\r', '\r\n\n', '');

describe('lines are read the same', () => {
  test('wherever the stream is cut', () => {
    const lines = fc.array(fc.tuple(LINE, END), { maxLength: 8 });
    fc.assert(
      fc.property(lines, (parts) => {
        const text = `: c\n${parts.flat().join('')}`;
        const whole = read([text]);
        for (const pieces of halves(text)) expect(read(pieces)).toEqual(whole);
        expect(read([...text])).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });

  test('an event is read before the end mark without data: that follows it', () => {
    const text = `${HELLO}\n[DONE]\n`;
    for (const pieces of [[text], ...halves(text)]) {
      expect(read(pieces).events).toMatchObject([{ type: 'text', text: 'Hello' }, { type: 'end' }]);
    }
  });
});

test.each(['Data: [DONE]', 'DATA:[DONE]\r\n\r\n', 'Data: ping\n\nData: [DONE]\n\n', 'data: data: [DONE]'])(
  'an end mark alone ends an empty answer, however its field is written: %j',
  (text) => {
    expect(read([text])).toEqual({
      events: [{ type: 'end', finishReason: 'other', usage: null }],
      error: undefined,
    });
  },
);

test.each(['🦊\uFEFFis broken', '\uFEFF\uFEFFis broken', '\uFEFF{"error":"🦊\uFEFFis broken"}'])(
  'a byte order mark is dropped at the beginning alone, wherever the bytes are cut: %j',
  async (body) => {
    const bytes = new TextEncoder().encode(body);
    const { error } = await readPieces([bytes], { status: 500 });
    expect(error).toMatchObject({ kind: 'server', message: expect.stringMatching(/^(?:🦊 )?is broken$/u) });
    for (let end = 0; end <= bytes.length; end += 1) {
      const other = await readPieces([bytes.subarray(0, end), bytes.subarray(end)], { status: 500 });
      expect(other.error).toMatchObject({ message: (error as KimiError).message });
    }
  },
);
