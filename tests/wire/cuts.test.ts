/** The captures and every irregular answer, their bytes cut anywhere and their lines ended in any way. */
import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CompletionRequest } from '@/utils/kimi/completion';
import type { KimiError } from '@/utils/kimi/errors';
import { IRREGULAR } from '../kimi-server/irregular/irregular.ts';
import type { Outcome } from '../utils/kimi/loopback';
import { TOOLS } from '../utils/kimi/offered-tools';
import { joined } from './joined';
import { cutAt, cutIntoBytes, readPieces } from './pieces';

interface Sample {
  readonly name: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const FIXTURES = new URL('../fixtures/kimi/', import.meta.url);

const captures = readdirSync(FIXTURES).map((name): Sample => {
  const text = readFileSync(new URL(name, FIXTURES), 'utf8');
  return { name, status: name.startsWith('error') ? 500 : 200, headers: {}, text };
});

/** All but the one that never ends. */
const irregular = Object.entries(IRREGULAR)
  .filter(([name]) => name !== 'r28')
  .map(([name, answer]): Sample => {
    const { status, headers, pieces } = answer();
    const parts = Array.from(pieces, (piece) => Buffer.from(piece));
    return { name, status, headers, text: Buffer.concat(parts).toString() };
  });

const samples = [...captures, ...irregular];
const streams = samples.filter(({ text }) => /^\uFEFF?(?:data|event|retry|:)/.test(text));

describe('an answer is the same', () => {
  test.each(samples)('byte by byte ($name)', async (sample) => {
    const bytes = encode(sample.text);
    expect(await read(sample, cutIntoBytes(bytes))).toEqual(await read(sample, [bytes]));
  });

  test.each(samples)('where tools were offered, and calls none ($name)', async (sample) => {
    const bytes = encode(sample.text);
    const offered = await read(sample, [bytes], { tools: TOOLS });
    expect(await read(sample, cutIntoBytes(bytes), { tools: TOOLS })).toEqual(offered);
    const plain = await read(sample, [bytes]);
    const isCalling = /tool|function/i.test(sample.text);
    expect(isCalling || isDeepStrictEqual(offered, plain)).toBe(true);
  });

  test.each(streams)('with lines ended by LF, CRLF or CR, byte by byte too ($name)', async (sample) => {
    const lines = sample.text.replaceAll(/\r\n?/g, '\n');
    const expected = await read(sample, [encode(lines)]);
    for (const newline of ['\r\n', '\r']) {
      const bytes = encode(lines.replaceAll('\n', newline));
      expect(await read(sample, [bytes])).toEqual(expected);
      expect(await read(sample, cutIntoBytes(bytes))).toEqual(expected);
    }
  });

  test('with any mixture of line ends, cut anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...streams),
        fc.infiniteStream(fc.constantFrom('\n', '\r\n', '\r')),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 80 }),
        async (sample, newlines, shares) => {
          const expected = await read(sample, [encode(sample.text)]);
          const bytes = encode(mix(sample.text, newlines));
          expect(await read(sample, cutAt(bytes, shares))).toEqual(expected);
        },
      ),
      { numRuns: 600 },
    );
  });

  test('cut anywhere, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }),
        async (sample, shares) => {
          const bytes = encode(sample.text);
          expect(await read(sample, cutAt(bytes, shares))).toEqual(await read(sample, [bytes]));
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Ends each line in another way. A CR and the LF of an empty line would be one line end, so they don't meet. */
function mix(text: string, newlines: Iterable<string>): string {
  const ends = newlines[Symbol.iterator]();
  let last = '';
  return text.replaceAll(/\r\n|\r|\n/g, (_, offset: number) => {
    const follows = offset > 0 && /[\r\n]/.test(text.charAt(offset - 1));
    const end: string = ends.next().value ?? '\n';
    last = follows && last.endsWith('\r') && end === '\n' ? '\r\n' : end;
    return last;
  });
}

/** The result of an answer; of an error, everything that does not depend on the clock. */
async function read(
  { status, headers }: Sample,
  pieces: readonly Uint8Array[],
  change: Partial<CompletionRequest> = {},
) {
  const { events, error }: Outcome = await readPieces(pieces, { status, headers }, change);
  if (error === undefined) return { events: joined(events) };
  const { name, kind, message, code, traceId, shouldRetry } = error as KimiError;
  return { events: joined(events), error: { name, kind, message, code, traceId, shouldRetry } };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
