/** Judges the practice server by an independent client. */
import OpenAI, {
  AuthenticationError,
  InternalServerError,
  PermissionDeniedError,
  RateLimitError,
} from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LISTED_MODELS } from '../kimi-server/completion-request.ts';
import { createKimiServer } from '../kimi-server/kimi-server.ts';
import { PRACTICE_TOKEN } from '../kimi-server/tokens.ts';

const server = createKimiServer({ pace: 0 });
let url = '';

beforeAll(async () => {
  ({ url } = await server.listen());
});

afterAll(() => server.close());

const messages = [{ role: 'user' as const, content: 'Hello' }];

function client(apiKey: string = PRACTICE_TOKEN, path = '/kimi') {
  return new OpenAI({ apiKey, baseURL: url + path, maxRetries: 0 });
}

describe('the official client', () => {
  it('streams an answer: the role, reasoning, text, a finish reason, usage', async () => {
    const stream = await client().chat.completions.create({ model: 'kimi-k2.5', messages, stream: true });
    const chunks = await Array.fromAsync(stream);
    expect(chunks[0]?.choices[0]?.delta).toEqual({ role: 'assistant', content: '' });
    const deltas = chunks.flatMap(({ choices }) => choices.map(({ delta }) => delta));
    const text = deltas.map(({ content }) => content ?? '').join('');
    const reasoning = deltas
      .map((delta) => ('reasoning_content' in delta ? delta.reasoning_content : ''))
      .join('');
    expect(text).toContain('practice server');
    expect(reasoning).toContain('The user wants: “Hello”');
    expect(chunks.at(-2)?.choices[0]).toMatchObject({
      finish_reason: 'stop',
      delta: { content: expect.any(String) },
    });
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: 9 } });
    expect(chunks.slice(0, -1).every(({ usage }) => usage === null)).toBe(true);
  });

  it('gets the same answer whole', async () => {
    const streamed = await client().chat.completions.create({ model: 'kimi-k2.5', messages, stream: true });
    const deltas = (await Array.fromAsync(streamed)).flatMap(({ choices }) => choices);
    const whole = await client().chat.completions.create({ model: 'kimi-k2.5', messages });
    expect(whole.choices[0]).toMatchObject({
      finish_reason: 'stop',
      message: { role: 'assistant', refusal: null },
    });
    expect(whole.choices[0]?.message.content).toBe(deltas.map(({ delta }) => delta.content ?? '').join(''));
    expect(whole.usage?.total_tokens).toBe(
      (whole.usage?.prompt_tokens ?? 0) + (whole.usage?.completion_tokens ?? 0),
    );
  });

  it('puts a stream together by its own helper', async () => {
    const runner = client(PRACTICE_TOKEN, '/v1').chat.completions.stream({
      model: 'kimi-k2-thinking',
      messages,
    });
    expect(await runner.finalContent()).toContain('practice server');
    expect((await runner.finalChatCompletion()).choices[0]?.finish_reason).toBe('stop');
  });

  it('lists the models', async () => {
    const models = await Array.fromAsync(client(PRACTICE_TOKEN, '/v1').models.list());
    expect(models.map(({ id }) => id)).toEqual(LISTED_MODELS);
    expect(models[0]).toMatchObject({ object: 'model', owned_by: 'moonshot' });
  });

  it.each([
    ['practice-mismatched', AuthenticationError, 'token_mismatched'],
    ['nobody-knows-me', AuthenticationError, 'invalid_token'],
    ['practice-used-up', PermissionDeniedError, 'used_up'],
    ['practice-rate-limited', RateLimitError, 'too_many_requests'],
    ['practice-broken', InternalServerError, 'api_error'],
  ])('is refused with the token %s', async (token, type, code) => {
    const asked = client(token).chat.completions.create({ model: 'kimi-k2.5', messages });
    await expect(asked).rejects.toThrow(type);
    await expect(asked).rejects.toMatchObject({ code });
  });

  it('sees an error in mid-stream', async () => {
    const stream = await client().chat.completions.create({
      model: 'practice-error-in-stream',
      messages,
      stream: true,
    });
    await expect(Array.fromAsync(stream)).rejects.toThrow('fetch failed');
  });

  it('hangs up by abort, and the server notices', async () => {
    const stream = await client().chat.completions.create({ model: 'practice-slow', messages, stream: true });
    const request = server.requests.at(-1);
    stream.controller.abort();
    await request?.ended;
    expect(request?.isAborted).toBe(true);
  });
});
