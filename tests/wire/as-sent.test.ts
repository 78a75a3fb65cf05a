/** Whole bodies as gateways sent them, in pieces of any size. */
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutAt, cutIntoBytes, readPieces } from './pieces';

const words = (count: number) => Array.from({ length: count }, (_, i) => `word${i + 1} `).join('');

const BODIES = {
  'content-as-parts': { reasoning: 'Let me think.', text: 'The answer is 42.', end: 'stop' },
  'data-twice': { text: words(4), end: 'stop' },
  'error-line-without-data': { text: words(4), error: 'used-up' },
  'finish-on-every-chunk': { text: words(22), end: 'stop' },
  'think-closed-only': {
    reasoning: 'The user wants a sum. 6*7 is 42.',
    text: 'The answer is **42**.',
    end: 'stop',
  },
  // There are no thoughts, and no line is shown for them.
  'think-empty': { text: 'Hello there.', end: 'stop' },
  'whole-message-at-end': { text: words(6), end: 'stop' },
} as const;

test.each(Object.entries(BODIES))('%s', async (name, expected) => {
  const bytes = readFileSync(`tests/fixtures/as-sent/${name}.sse`);
  const read = async (pieces: readonly Uint8Array[]) => {
    const { reasoning, text, unread, events, error } = await readPieces(pieces);
    const last = events.at(-1);
    expect({
      reasoning: reasoning.trim(),
      text: text.trim(),
      unread,
      end: last?.type === 'end' ? last.finishReason : undefined,
      error: (error as { readonly kind?: string } | undefined)?.kind,
    }).toEqual({
      reasoning: '',
      end: undefined,
      error: undefined,
      unread: 0,
      ...expected,
      text: expected.text.trim(),
    });
  };
  await read([bytes]);
  await read(cutIntoBytes(bytes));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }), (shares) =>
      read(cutAt(bytes, shares)),
    ),
    { numRuns: 30 },
  );
});
