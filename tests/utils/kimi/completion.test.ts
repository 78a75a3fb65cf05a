import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { streamCompletion } from '@/utils/kimi/completion';
import type { CompletionEvent } from '@/utils/kimi/completion-event';
import { KimiError } from '@/utils/kimi/errors';
import { chunk, collect, collectBody, DONE, requestTo, serve } from './loopback';
import { search, TOOLS } from './offered-tools';

const HELLO = chunk({ content: 'Hello' });
const STOP = chunk({}, 'stop');

const ended = (finishReason = 'stop') => ({ type: 'end', finishReason, usage: null });

describe('the request', () => {
  it('carries the token, and of the parameters only model, messages and stream', async () => {
    let seen: unknown;
    const baseUrl = await serve(async (response, request) => {
      const { method, url, headers } = request;
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      seen = { method, url, headers, body: JSON.parse(Buffer.concat(parts).toString()) };
      response.end(STOP);
    });
    await collect(`${baseUrl}/kimi/`);
    expect(seen).toMatchObject({
      method: 'POST',
      url: '/kimi/chat/completions',
      headers: {
        authorization: 'Bearer token-1234',
        'content-type': 'application/json',
        accept: 'text/event-stream, application/json',
      },
    });
    expect(seen).toHaveProperty('body', {
      model: 'kimi-k2.5',
      messages: [{ role: 'user', content: 'Hello' }],
      stream: true,
    });
  });

  it('carries max_tokens when it is set', async () => {
    const { baseUrl, body } = await echo();
    await collect(baseUrl, { maxTokens: 300 });
    expect(await body).toHaveProperty('max_tokens', 300);
  });

  it.each([
    ['thinking', { thinking: true }, { thinking: { type: 'enabled' } }],
    ['no thinking', { thinking: false }, { thinking: { type: 'disabled' } }],
    ['an effort', { effort: 'max' }, { reasoning_effort: 'max' }],
  ] as const)('carries %s when it is set, and nothing besides', async (_, change, expectedBody) => {
    const { baseUrl, body } = await echo();
    await collect(baseUrl, change);
    expect(await body).toEqual({
      model: 'kimi-k2.5',
      messages: [{ role: 'user', content: 'Hello' }],
      stream: true,
      ...expectedBody,
    });
  });

  it('carries reasoning and the mark of a partial answer on the messages that have them', async () => {
    const { baseUrl, body } = await echo();
    await collect(baseUrl, {
      messages: [
        { role: 'assistant', content: 'A', reasoning: 'Why' },
        { role: 'assistant', content: 'B', reasoning: '', isPartial: false },
        { role: 'assistant', content: 'C', isPartial: true },
      ],
    });
    expect(await body).toHaveProperty('messages', [
      { role: 'assistant', content: 'A', reasoning_content: 'Why' },
      { role: 'assistant', content: 'B', reasoning_content: '' },
      { role: 'assistant', content: 'C', partial: true },
    ]);
  });

  it.each(['no JSON', '', '"tides"', '["tides"]', 'null', '{"query": "ti'])(
    'carries an empty object in the place of arguments that no server could read: %s',
    async (given) => {
      const { baseUrl, body } = await echo();
      const messages = [
        { role: 'assistant', content: '', toolCalls: [{ ...search(''), arguments: given }] },
      ] as const;
      await collect(baseUrl, { messages, tools: TOOLS });
      expect(await body).toHaveProperty('messages.0.tool_calls.0.function.arguments', '{}');
    },
  );

  it('carries tools, calls of them and their results in the form of the API', async () => {
    const { baseUrl, body } = await echo();
    const call = search('tides');
    await collect(baseUrl, {
      tools: TOOLS.slice(0, 1),
      toolChoice: 'none',
      messages: [
        { role: 'assistant', content: '', reasoning: '', toolCalls: [call] },
        { role: 'tool', content: 'Sections 3 and 4.', toolCallId: call.id },
        { role: 'assistant', content: 'I look.', toolCalls: [{ ...call, arguments: '{ }' }] },
        { role: 'tool', content: '', toolCallId: call.id },
      ],
    });
    const called = (given: string) => ({
      id: call.id,
      type: 'function',
      function: { name: 'search_page', arguments: given },
    });
    expect(await body).toEqual({
      model: 'kimi-k2.5',
      messages: [
        { role: 'assistant', reasoning_content: ' ', tool_calls: [called('{"query":"tides"}')] },
        { role: 'tool', content: 'Sections 3 and 4.', tool_call_id: call.id },
        { role: 'assistant', content: 'I look.', tool_calls: [called('{ }')] },
        { role: 'tool', content: '', tool_call_id: call.id },
      ],
      stream: true,
      tools: [{ type: 'function', function: TOOLS[0] }],
      tool_choice: 'none',
    });
  });

  it('has nothing of tools where the list of them is empty', async () => {
    const { baseUrl, body } = await echo();
    await collect(baseUrl, { tools: [], toolChoice: 'none' });
    expect(Object.keys(Object(await body))).toEqual(['model', 'messages', 'stream']);
  });

  it('is sent without authorization when there is no token', async () => {
    const { baseUrl, headers } = await echo();
    await collect(baseUrl, { token: '' });
    expect(await headers).not.toHaveProperty('authorization');
  });

  it.each([
    ['a token that no header can carry', { token: '鍵' }, 'unauthorized'],
    ['a token with a line break inside', { token: 'a\nb' }, 'unauthorized'],
    ['an address that is none', { baseUrl: 'kimi' }, 'wrong-address'],
    ['an address with another scheme', { baseUrl: 'ftp://127.0.0.1/kimi' }, 'wrong-address'],
    ['a server that is not there', { baseUrl: 'http://127.0.0.1:1' }, 'network'],
  ])('is refused in kind with %s', async (_, request, kind) => {
    const { events, error } = await collect('http://127.0.0.1:1', request);
    expect(events).toEqual([]);
    expect(error).toBeInstanceOf(KimiError);
    expect(error).toMatchObject({ kind });
  });
});

describe('deltas', () => {
  it.each([
    ['both names', { reasoning: 'x', reasoning_content: 'x' }],
    ['the one', { reasoning: 'x' }],
    ['the other', { reasoning_content: 'x' }],
    ['an empty one beside a full one', { reasoning_content: '', reasoning: 'x' }],
    ['null beside it', { reasoning_content: null, reasoning: 'x' }],
    ['a list of details beside it', { reasoning_content: [{ text: 'y' }], reasoning: 'x' }],
  ])('count reasoning once with %s', async (_, delta) => {
    const { events } = await collectBody(chunk(delta) + STOP);
    expect(events).toEqual([{ type: 'reasoning', text: 'x' }, ended()]);
  });

  it('may carry text together with the finish reason', async () => {
    const { events } = await collectBody(HELLO + chunk({ content: ' world' }, 'length') + DONE);
    expect(events.at(-2)).toEqual({ type: 'text', text: 'Hello world' });
    expect(events.at(-1)).toEqual(ended('length'));
  });

  it('are taken from a message where a server sends one as an event', async () => {
    const event = { choices: [{ index: 0, message: { content: 'whole' }, finish_reason: 'stop' }] };
    expect((await collectBody(`data: ${JSON.stringify(event)}\n\n`)).text).toBe('whole');
  });

  it('of other choices are ignored', async () => {
    const event = {
      choices: [
        { index: 1, delta: { content: 'no' } },
        { index: 0, delta: { content: 'yes' } },
      ],
    };
    expect((await collectBody(`data: ${JSON.stringify(event)}\n\n${DONE}`)).text).toBe('yes');
  });

  it('with null or nothing in them give no text', async () => {
    const odd = [
      chunk({ content: null, role: 'assistant' }),
      chunk({ tool_calls: [] }),
      'data: {"choices":[null]}\n\n',
      'data: {"choices":[]}\n\n',
      'data: {"choices":[{"index":0}]}\n\n',
      'data: {"choices":[{"index":0,"delta":null}]}\n\n',
      'data: {"usage":{}}\n\n',
      'data: null\n\ndata: 1\n\ndata: []\n\ndata: {}\n\n',
    ].join('');
    const { events } = await collectBody(odd + HELLO + STOP);
    expect(events).toEqual([{ type: 'text', text: 'Hello' }, ended()]);
  });

  it('are given as they are, spaces and all', async () => {
    const { text } = await collectBody(chunk({ content: ' \n Hi ' }) + chunk({ content: ' there\n' }) + STOP);
    expect(text).toBe(' \n Hi  there\n');
  });

  it('of one kind that arrive together are one, in their order', async () => {
    const kinds = ['reasoning', 'reasoning', 'content', 'content', 'reasoning'];
    const body = kinds.map((kind, index) => chunk({ [kind]: `${index}` })).join('') + STOP;
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(body)));
    const events = await Array.fromAsync(streamCompletion(requestTo('http://127.0.0.1')));
    expect(events).toEqual([
      { type: 'reasoning', text: '01' },
      { type: 'text', text: '23' },
      { type: 'reasoning', text: '4' },
      ended(),
    ]);
  });

  it('that hold reasoning between <think> tags are told apart', async () => {
    const deltas = ['<thi', 'nk>\nWell', '. </th', 'ink>Yes, <think> is a tag.'].map((content) =>
      chunk({ content }),
    );
    const { reasoning, text } = await collectBody(deltas.join('') + STOP);
    expect(reasoning).toBe('\nWell. ');
    expect(text).toBe('Yes, <think> is a tag.');
  });
});

describe('the end', () => {
  it.each([
    ['stop', 'stop'],
    ['length', 'length'],
    ['content_filter', 'content-filter'],
    ['tool_calls', 'tool-calls'],
    ['function_call', 'tool-calls'],
    ['model_context_window_exceeded', 'other'],
  ])('with finish reason %s is %s', async (sent, finishReason) => {
    expect((await collectBody(HELLO + chunk({}, sent))).events.at(-1)).toEqual(ended(finishReason));
  });

  it('is [DONE] where no finish reason came, and an empty one is none', async () => {
    expect((await collectBody(HELLO + chunk({}, '') + DONE)).events.at(-1)).toEqual(ended('other'));
  });

  it('is [DONE] even while the server keeps the connection open', async () => {
    const baseUrl = await serve((response) => response.write(HELLO + DONE));
    expect((await collect(baseUrl)).events.at(-1)).toEqual(ended('other'));
  });

  it('is waited for no longer than five seconds after the finish reason', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const baseUrl = await serve((response) => response.write(HELLO + STOP));
    const outcome = collect(baseUrl);
    // The other watches for silence.
    await vi.waitUntil(() => vi.getTimerCount() === 2);
    await vi.advanceTimersByTimeAsync(5000);
    vi.useRealTimers();
    expect((await outcome).events.at(-1)).toEqual(ended());
  });

  it('does not change with what comes after [DONE]', async () => {
    const { events, error } = await collectBody(HELLO + STOP + DONE + chunk({ content: 'more' }) + 'data: {');
    expect(events).toEqual([{ type: 'text', text: 'Hello' }, ended()]);
    expect(error).toBeUndefined();
  });

  it.each([
    ['after some text', [HELLO], 'Hello'],
    ['in the middle of an event', [HELLO, 'data: {"choices":[{"delta":{"content":" worl'], 'Hello worl'],
    ['without anything', [], ''],
    ['after only comments', [': keep-alive\n\n'], ''],
  ])('is missing when a stream stops %s: truncated, after all that came', async (_, body, text) => {
    const outcome = await collectBody(body);
    expect(outcome.text).toBe(text);
    expect(outcome.error).toMatchObject({ name: 'KimiError', kind: 'truncated' });
  });

  it('is missing when the connection breaks: truncated, with the cause', async () => {
    const baseUrl = await serve((response) => {
      response.write(HELLO, () => setTimeout(() => response.destroy(), 20));
    });
    const { text, error } = await collect(baseUrl);
    expect(text).toBe('Hello');
    expect(error).toMatchObject({ kind: 'truncated', cause: expect.any(TypeError) });
  });

  it('is there when the connection breaks after the finish reason', async () => {
    const baseUrl = await serve((response) => {
      response.write(HELLO + STOP, () => setTimeout(() => response.destroy(), 20));
    });
    expect((await collect(baseUrl)).events.at(-1)).toEqual(ended());
  });
});

describe('usage', () => {
  const usage = (n: number) => ({ prompt_tokens: n, completion_tokens: 2 });

  it.each([
    ['beside empty choices', STOP + chunk({}, null, { choices: [], usage: usage(1) })],
    [
      'on every chunk, where the last counts',
      chunk({}, 'stop', { usage: usage(0) }) + chunk({}, null, { usage: usage(1) }),
    ],
    [
      'inside the choice',
      chunk({}, null, { choices: [{ delta: {}, finish_reason: 'stop', usage: usage(1) }] }),
    ],
    ['without choices', `${STOP}data: ${JSON.stringify({ usage: usage(1) })}\n\n`],
    ['before a later null', chunk({}, null, { usage: usage(1) }) + STOP],
  ])('is read %s', async (_, body) => {
    expect((await collectBody(body + DONE)).events.at(-1)).toMatchObject({
      type: 'end',
      finishReason: 'stop',
      usage: { promptTokens: 1, completionTokens: 2 },
    });
  });
});

describe('the event stream', () => {
  const plain = HELLO + chunk({ content: ' wörld 世界 🦊' }) + STOP + DONE;
  const expected = [{ type: 'text', text: 'Hello wörld 世界 🦊' }, ended()];

  it.each([
    ['CRLF', plain.replaceAll('\n', '\r\n')],
    ['CR', plain.replaceAll('\n', '\r')],
    ['no space after the colon', plain.replaceAll('data: ', 'data:')],
    ['a byte order mark', `\uFEFF${plain}`],
    ['blank lines first', `\n\n  \n${plain}`],
    ['comments', `: OPENROUTER PROCESSING\n\n:\n\n${plain.replaceAll('data', ': keep-alive\n\ndata')}`],
    ['comments wrapped as data', `data: : OPENROUTER PROCESSING\n\ndata:\n\ndata: ping\n\n${plain}`],
    ['other fields', `retry: 100\nid: 7\nevent: message\nfoo: bar\n${plain}`],
    ['no blank lines', plain.replaceAll('\n\n', '\n')],
    ['no blank line at the end', plain.replace(DONE, '').trimEnd()],
    ['an event of several data lines', plain.replaceAll('"choices":', '\ndata: "choices":')],
    ['each line arriving in two', plain.split(/(?<=data: \{)/)],
    ['no content type', [plain]],
  ])('is read with %s', async (name, body) => {
    const outcome = await collectBody(body, name === 'no content type' ? { headers: {} } : {});
    expect(outcome).toMatchObject({ events: expected, error: undefined });
  });

  it('is read with characters cut in their middle', async () => {
    const bytes = new TextEncoder().encode(plain);
    const fox = new TextEncoder().encode(plain.split('🦊')[0]).length;
    const pieces = [bytes.subarray(0, fox + 1), bytes.subarray(fox + 1, fox + 3), bytes.subarray(fox + 3)];
    expect((await collectBody(pieces)).events).toEqual(expected);
  });

  it.each([
    ['plain text', 'upstream connect error', ''],
    ['JSON that is no answer', '{"hello":"world"}', ''],
    ['broken JSON', '{"choices":[', ''],
  ])('is malformed with %s', async (_, body, text) => {
    const outcome = await collectBody(body);
    expect(outcome).toMatchObject({ text, error: { name: 'KimiError', kind: 'malformed' } });
  });
});

describe('aborting', () => {
  it('before the request throws the reason and sends nothing', async () => {
    const reason = new Error('mine');
    const { error } = await collect('http://127.0.0.1:1', { signal: AbortSignal.abort(reason) });
    expect(error).toBe(reason);
  });

  it('before the headers throws the reason', async () => {
    const stop = new AbortController();
    const baseUrl = await serve(() => stop.abort('why'));
    expect((await collect(baseUrl, { signal: stop.signal })).error).toBe('why');
  });

  it('in mid-stream throws the reason, gives nothing more and hangs up', async () => {
    const stop = new AbortController();
    const hungUp = Promise.withResolvers<void>();
    const baseUrl = await serve((response) => {
      response.on('close', hungUp.resolve);
      response.write(HELLO + chunk({ reasoning: 'Hm' }) + HELLO);
    });
    const reason = new DOMException('stopped', 'AbortError');
    const texts: unknown[] = [];
    const reading = async () => {
      for await (const event of streamCompletion(requestTo(baseUrl, { signal: stop.signal }))) {
        texts.push(event);
        stop.abort(reason);
      }
    };
    await expect(reading()).rejects.toBe(reason);
    expect(texts).toHaveLength(1);
    await hungUp.promise;
  });

  it('while the server is silent throws the reason', async () => {
    const stop = new AbortController();
    const baseUrl = await serve((response) => {
      response.write(HELLO, () => setTimeout(() => stop.abort('silence'), 20));
    });
    expect(await collect(baseUrl, { signal: stop.signal })).toMatchObject({
      text: 'Hello',
      error: 'silence',
    });
  });

  it('is not needed to hang up: leaving the loop does', async () => {
    const response = Promise.withResolvers<ServerResponse>();
    const baseUrl = await serve((opened) => {
      opened.write(HELLO);
      response.resolve(opened);
    });
    for await (const event of streamCompletion(requestTo(baseUrl))) {
      expect(event).toEqual({ type: 'text', text: 'Hello' });
      break;
    }
    const opened = await response.promise;
    if (!opened.closed) await once(opened, 'close');
    expect(opened.writableFinished).toBe(false);
  });
});

describe('whatever a server sends', () => {
  const line = fc.oneof(
    fc.constantFrom(
      'data: ',
      'data:{',
      'event: error',
      ': c',
      '[DONE]',
      'data: [DONE]',
      '\uFEFF',
      '<html>',
      '{',
      '[',
    ),
    fc.json().map((json) => `data: ${json}`),
    fc.json(),
    fc
      .record({ error: fc.jsonValue(), choices: fc.jsonValue(), code: fc.jsonValue(), usage: fc.jsonValue() })
      .map((v) => `data: ${JSON.stringify(v)}`),
    fc.jsonValue().map((delta) => chunk(delta as object)),
    fc.string(),
  );

  it('ends in events or a KimiError, and never in "undefined"', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line),
        fc.constantFrom('\n', '\r\n\r\n', '\n\n'),
        fc.boolean(),
        async (lines, newline, ok) => {
          vi.stubGlobal('fetch', () =>
            Promise.resolve(new Response(lines.join(newline), { status: ok ? 200 : 500 })),
          );
          const { events, error, text } = await collect('http://127.0.0.1');
          expect(error ?? events.at(-1)).toSatisfy(
            (last) => last instanceof KimiError || (last as CompletionEvent).type === 'end',
          );
          const said = lines.join('').includes('undefined') ? '' : `${text}${String(error ?? '')}`;
          expect(said).not.toContain('undefined');
        },
      ),
      { numRuns: 400 },
    );
  });
});

/** A server that keeps its requests. */
async function echo() {
  const body = Promise.withResolvers<unknown>();
  const headers = Promise.withResolvers<object>();
  const baseUrl = await serve(async (response, request) => {
    headers.resolve(request.headers);
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    body.resolve(JSON.parse(Buffer.concat(parts).toString()));
    response.end(STOP);
  });
  return { baseUrl, body: body.promise, headers: headers.promise };
}
