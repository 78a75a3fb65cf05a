/** Judges the practice server by an independent client: the AI SDK. */
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { APICallError, generateText, streamText, type FinishReason } from 'ai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANSWER } from '../kimi-server/irregular/frames.ts';
import { createKimiServer } from '../kimi-server/kimi-server.ts';
import { PRACTICE_TOKEN } from '../kimi-server/tokens.ts';

const server = createKimiServer({ pace: 0 });
let baseUrl = '';

beforeAll(async () => {
  ({ baseUrl } = await server.listen());
});

afterAll(() => server.close());

function model(id: string, apiKey = PRACTICE_TOKEN) {
  return createOpenAICompatible({ name: 'practice', baseURL: baseUrl, apiKey, includeUsage: true })(id);
}

/** The result of a stream, failures included. */
async function stream(id: string) {
  let text = '';
  let reasoning = '';
  let finishReason: FinishReason | undefined;
  const errors: unknown[] = [];
  const { fullStream } = streamText({
    model: model(id),
    prompt: 'Hello',
    maxRetries: 0,
    onError: () => undefined,
  });
  for await (const part of fullStream) {
    if (part.type === 'text-delta') text += part.text;
    if (part.type === 'reasoning-delta') reasoning += part.text;
    if (part.type === 'finish') finishReason = part.finishReason;
    if (part.type === 'error') errors.push(part.error);
  }
  return { text, reasoning, finishReason, errors };
}

describe('the AI SDK', () => {
  it('streams an answer, its reasoning and why it ended', async () => {
    const outcome = await stream('kimi-k2.5');
    const { sent } = server.requests.at(-1) ?? {};
    expect(outcome).toEqual({
      text: sent?.text,
      reasoning: sent?.reasoning,
      finishReason: 'stop',
      errors: [],
    });
    expect(outcome.text).toContain('practice server');
  });

  it('gets the same answer whole, with its usage', async () => {
    const streamed = await stream('kimi-k2.5');
    const whole = await generateText({ model: model('kimi-k2.5'), prompt: 'Hello', maxRetries: 0 });
    expect(whole.text).toBe(streamed.text);
    expect(whole.reasoningText).toBe(streamed.reasoning);
    expect(whole).toMatchObject({ finishReason: 'stop', usage: { inputTokens: 9 } });
  });

  it('is told that the budget ended the answer', async () => {
    expect(await stream('practice-length')).toMatchObject({ finishReason: 'length', errors: [] });
  });

  it.each(['r1', 'r3', 'r5', 'r6', 'r8', 'r9', 'r10', 'r13', 'r20-empty'])(
    'reads practice-%s as our client does',
    async (name) => {
      expect(await stream(`practice-${name}`)).toEqual({ ...ANSWER, finishReason: 'stop', errors: [] });
    },
  );

  it('sees an error in mid-stream', async () => {
    const { errors, text } = await stream('practice-error-in-stream');
    expect(JSON.stringify(errors)).toContain('fetch failed');
    expect(text).not.toBe('');
  });

  it.each([
    ['practice-expired', 401],
    ['practice-used-up', 403],
    ['practice-rate-limited', 429],
    ['practice-broken', 500],
  ])('is refused with the token %s: %i', async (token, statusCode) => {
    const asked = generateText({ model: model('kimi-k2.5', token), prompt: 'Hello', maxRetries: 0 });
    await expect(asked).rejects.toSatisfy(APICallError.isInstance);
    await expect(asked).rejects.toMatchObject({ statusCode });
  });

  it('hangs up by abort, and the server notices', async () => {
    const stop = new AbortController();
    const { textStream } = streamText({
      model: model('practice-slow'),
      prompt: 'Hello',
      abortSignal: stop.signal,
      onError: () => undefined,
    });
    const request = server.waitForRequest(server.requests.length + 1);
    const reading = Array.fromAsync(textStream);
    const { ended } = await request;
    stop.abort();
    await ended;
    expect((await request).isAborted).toBe(true);
    await reading;
  });
});
