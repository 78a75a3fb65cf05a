import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { CompletionEvent } from '@/utils/kimi/completion-event';
import { collect, collectBody } from './loopback';

const capture = (name: string) =>
  readFileSync(new URL(`../../fixtures/kimi/${name}`, import.meta.url), 'utf8');

const stream = capture('stream-hello.sse');

const HELLO = {
  reasoning:
    ' それ ユーザーが「こんにちは」と言いました。これはシンプルな挨拶です. 私はフレンドリーで歓迎するように応答すべきです. これは会話の始まりなので、 今日はどのようにお手伝いできるか尋ねるべきです。\n\n',
};

describe('the captures of the guide', () => {
  it('reads the stream to its exact text, reasoning and usage', async () => {
    const { events, error, text, reasoning } = await collectBody(stream);
    expect(error).toBeUndefined();
    expect(text).toBe(' こんにちは!どのようにお手伝い できますか?');
    expect(reasoning.startsWith(HELLO.reasoning)).toBe(true);
    expect(reasoning).toBe(expectedReasoning());
    expect(events.at(-1)).toEqual(END_OF_STREAM);
  });

  it('gives the reasoning of a chunk before its text', async () => {
    const { events } = await collectBody(stream);
    const firstText = events.findIndex(({ type }) => type === 'text');
    const [before, first] = events.slice(firstText - 1, firstText + 1);
    expect(before).toMatchObject({ type: 'reasoning', text: expect.stringMatching(/ できるか。 $/) });
    expect(first).toMatchObject({ type: 'text', text: expect.stringMatching(/^ こんにちは!どのように/) });
  });

  it('reads a completion that came as JSON', async () => {
    const body = capture('completion-hello.json');
    const { events, text, reasoning } = await collectBody(body, {
      headers: { 'content-type': 'application/json' },
    });
    expect(text).toBe('こんにちは!今日はどのようにお手伝いできますか?');
    expect(reasoning).toMatch(
      /^ユーザーは単に「こんにちは」と言いました。[^]*プロフェッショナルなものを選びます。$/,
    );
    expect(reasoning).toHaveLength(JSON.parse(body).choices[0].message.reasoning.length);
    expect(events.at(-1)).toEqual(end(9, 184));
  });

  it('keeps the space that a completion begins with', async () => {
    const { events, text, reasoning } = await collectBody(capture('completion-multi-turn.json'));
    expect(text).toBe(" I'm Kimi, an AI assistant made by Moonshot AI. I'm from the **K2.5** series.");
    expect(reasoning).toMatch(/^ The user is asking "What model are you\?"[^]*Simple, direct, accurate\. $/);
    expect(events.at(-1)).toEqual(end(28, 235));
  });

  it('reads the error', async () => {
    const { events, error } = await collectBody(capture('error.json'), { status: 500 });
    expect(events).toEqual([]);
    expect(error).toMatchObject({
      name: 'KimiError',
      kind: 'server',
      code: 'api_error',
      message: 'fetch failed',
      status: 500,
      traceId: '2cf86e86-22a4-46e1-ac2f-032c0f2a4e89',
    });
  });

  it.each(['stream-hello.sse', 'completion-hello.json', 'completion-multi-turn.json'])(
    'reads %s the same wherever its bytes are cut and whatever ends its lines',
    async (name) => {
      const whole = capture(name);
      const expected = await read([new TextEncoder().encode(whole)]);
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom('\n', '\r\n', '\r'),
          fc.array(fc.nat(PARTS), { maxLength: 60 }),
          async (newline, cuts) => {
            const bytes = new TextEncoder().encode(whole.replaceAll('\n', newline));
            expect(await read(cut(bytes, cuts))).toEqual(expected);
          },
        ),
        { numRuns: 150 },
      );
    },
  );

  it('reads the stream the same byte by byte', async () => {
    const bytes = new TextEncoder().encode(stream);
    const single = Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));
    expect(await read(single)).toEqual(await read([bytes]));
  });
});

/** Cuts are made at multiples of a millionth. */
const PARTS = 1_000_000;

const END_OF_STREAM = end(9, 135);

function end(promptTokens: number, completionTokens: number): CompletionEvent {
  const usage = { promptTokens, completionTokens, cachedTokens: null, reasoningTokens: null };
  return { type: 'end', finishReason: 'stop', usage };
}

/** Reads the reasoning in another way than the client: each event's own, joined. */
function expectedReasoning(): string {
  return [...stream.matchAll(/"reasoning": ("(?:[^"\\]|\\.)*")/g)]
    .map(([, text = '']) => JSON.parse(text))
    .join('');
}

/** Reads pieces exactly as they are cut, which no socket would keep. */
async function read(pieces: readonly Uint8Array[]) {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body)));
  const { events, error } = await collect('http://127.0.0.1');
  expect(error).toBeUndefined();
  return events;
}

function cut(bytes: Uint8Array, cuts: readonly number[]): readonly Uint8Array[] {
  const places = [
    0,
    ...cuts.map((share) => Math.floor((share / PARTS) * bytes.length)),
    bytes.length,
  ].toSorted((a, b) => a - b);
  return places.slice(1).map((place, index) => bytes.subarray(places[index], place));
}
