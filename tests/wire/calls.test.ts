/** Calls of tools in an answer to a request that offered them: R20, R21. */
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createAnswerDecoder } from '@/utils/kimi/answer-decoder';
import type { Step } from '@/utils/kimi/answer-steps';
import type { CompletionEvent } from '@/utils/kimi/completion-event';
import { KimiError } from '@/utils/kimi/errors';
import type { ToolCall } from '@/utils/kimi/tool';
import { CUTS, cutAnywhere } from '../utils/kimi/in-pieces';
import { chunk, collect, DONE, serve } from '../utils/kimi/loopback';
import { read, search, TOOLS } from '../utils/kimi/offered-tools';
import { CALLING, CALLS as TWO_CALLS } from '../kimi-server/irregular/calls.ts';
import { heard } from './heard';
import { createPractice, outcome } from './practice';

const SOURCE = { url: '', status: 200, statusText: '', headers: new Headers(), token: 'secret-0123456789' };

/** The result of a body that comes in these pieces. */
function readBody(pieces: readonly string[], offersTools = true) {
  const decoder = createAnswerDecoder(SOURCE, { offersTools });
  const steps: Step[] = pieces.flatMap((piece) => decoder.push(piece));
  if (!decoder.isFinished()) steps.push(...decoder.end(null));
  const events = steps.filter((step): step is CompletionEvent => !(step instanceof KimiError));
  const types = events.map(({ type }) => type);
  const calls = events.flatMap((event) => (event.type === 'called' ? event.calls : []));
  const error = steps.find((step) => step instanceof KimiError)?.kind;
  return { ...heard(events), calls, types, last: events.at(-1), error };
}

const end = (finishReason: string) => ({ type: 'end', finishReason, usage: null });

/** A stream of deltas, ended with a reason. */
const streamed = (deltas: readonly object[], reason: string | null = 'tool_calls') =>
  [...deltas.map((delta) => chunk(delta)), chunk({}, reason), DONE].join('');

const inDelta = ({ id, name, arguments: given }: ToolCall, index = 0) => ({
  tool_calls: [{ index, id, type: 'function', function: { name, arguments: given } }],
});

describe('calls', () => {
  const calls = [search('tariff'), read([3, 4])];

  it('come as one event before the end, after reasoning and text', () => {
    const body = streamed([{ reasoning_content: 'Hm.' }, { content: 'I look.' }, ...calls.map(inDelta)]);
    expect(readBody([body])).toMatchObject({ reasoning: 'Hm.', text: 'I look.', calls, unread: 0 });
    expect(readBody([body]).types).toEqual(['reasoning', 'text', 'called', 'end']);
  });

  it.each([
    ['tool_calls', 'tool-calls'],
    ['stop', 'stop'],
    ['function_call', 'tool-calls'],
    ['length', 'length'],
    [null, 'other'],
  ])('of an answer that ends with %s are whole', (reason, finishReason) => {
    expect(readBody([streamed(calls.map(inDelta), reason)])).toMatchObject({
      calls,
      last: end(finishReason),
    });
  });

  it('are whole with a finish reason and no end mark, or beside the last fragment', () => {
    const [first, second] = calls.map(inDelta);
    expect(readBody([chunk(first ?? {}), chunk(second ?? {}, 'tool_calls')])).toMatchObject({ calls });
  });

  it('may come within one document', () => {
    const message = {
      role: 'assistant',
      content: null,
      reasoning_content: 'Hm.',
      tool_calls: calls.map(({ id, name, arguments: given }) => ({
        id,
        type: 'function',
        function: { name, arguments: given },
      })),
    };
    const body = JSON.stringify({
      object: 'chat.completion',
      choices: [{ index: 0, message, finish_reason: 'tool_calls' }],
    });
    expect(readBody([body])).toMatchObject({ reasoning: 'Hm.', text: '', calls, last: end('tool-calls') });
  });

  it('come once where the server sends all of it again at the end', () => {
    const [{ tool_calls: first }, { tool_calls: second }] = [
      inDelta(search('tariff')),
      inDelta(read([3, 4]), 1),
    ];
    const message = { role: 'assistant', content: 'I look.', tool_calls: [...first, ...second] };
    const again = JSON.stringify({
      object: 'chat.completion',
      choices: [{ index: 0, message, finish_reason: 'tool_calls' }],
    });
    const body = streamed([{ content: 'I ' }, { content: 'look.' }, ...calls.map(inDelta)]);
    expect(readBody([body.replace(DONE, `data: ${again}\n\n${DONE}`)])).toMatchObject({
      text: 'I look.',
      calls,
    });
  });

  it('of an answer that breaks off do not count', () => {
    expect(readBody([chunk(inDelta(search('tariff')))])).toMatchObject({ calls: [], error: 'truncated' });
  });

  it('are not read where no tools were offered', () => {
    const body = streamed([{ content: 'Hello' }, ...calls.map(inDelta)]);
    expect(readBody([body], false)).toMatchObject({
      text: 'Hello',
      calls: [],
      unread: 0,
      last: end('tool-calls'),
    });
  });

  it('beyond the bounds are cut, and it is said', () => {
    const many = Array.from({ length: 20 }, (_, index) =>
      inDelta(search(`${index}`, `call-${index}`), index),
    );
    const { calls: taken, unread } = readBody([streamed(many)]);
    expect([taken.length, unread]).toEqual([16, 1]);
  });

  it('never hold the user’s token', () => {
    const { calls: taken } = readBody([streamed([inDelta(search(SOURCE.token))])]);
    expect(taken[0]?.arguments).toBe('{"query":"…6789"}');
  });

  test('are the same however the body is cut', () => {
    fc.assert(
      fc.property(CUTS, fc.array(CUTS, { minLength: 2, maxLength: 2 }), (cuts, inner) => {
        const deltas = calls.flatMap(({ id, name, arguments: given }, index) =>
          cutAnywhere(given, inner[index] ?? []).map((piece, i) => ({
            tool_calls: [
              i === 0
                ? { index, id, function: { name, arguments: piece } }
                : { index, function: { arguments: piece } },
            ],
          })),
        );
        const body = streamed([{ content: 'I look.' }, ...deltas]);
        expect(readBody(cutAnywhere(body, cuts))).toMatchObject({ text: 'I look.', calls, unread: 0 });
      }),
    );
  });
});

const KIMI =
  '<|tool_calls_section_begin|><|tool_call_begin|>functions.search_page:0<|tool_call_argument_begin|>{"query":"tariff <b>"}<|tool_call_end|><|tool_call_begin|>functions.read_sections:1<|tool_call_argument_begin|>{"sections":[3]}<|tool_call_end|><|tool_calls_section_end|>';

/** Ways to write the two calls, and the ids that they have. */
const WRITTEN: readonly (readonly [string, string, readonly string[]])[] = [
  ['Kimi’s tokens', KIMI, ['functions.search_page:0', 'functions.read_sections:1']],
  [
    'Kimi’s tokens without a section',
    KIMI.replaceAll(/<\|tool_calls_section_\w+\|>/g, ''),
    ['functions.search_page:0', 'functions.read_sections:1'],
  ],
  [
    'Kimi’s tokens without their end',
    KIMI.replace(/<\|tool_call_end\|><\|tool_calls_section_end\|>$/, ''),
    ['functions.search_page:0', 'functions.read_sections:1'],
  ],
  [
    'elements',
    '<tool_call>{"name": "search_page", "arguments": {"query":"tariff <b>"}}</tool_call>\n<tool_call>\n{"name": "read_sections", "arguments": {"sections":[3]}}\n</tool_call>',
    [],
  ],
  [
    'a list in an element',
    '<tool_calls>[{"name":"search_page","arguments":"{\\"query\\":\\"tariff <b>\\"}"},{"id":"b","function":{"name":"read_sections","arguments":{"sections":[3]}}}]</tool_calls>',
    ['functions.search_page:0', 'b'],
  ],
  [
    'elements of XML',
    '<tool_call><function=search_page><parameter=query>tariff <b></parameter></function></tool_call><tool_call>\n<function=read_sections>\n<parameter=sections>\n[3]\n</parameter>\n</function>\n</tool_call>',
    [],
  ],
  [
    'DeepSeek’s tokens',
    '<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>search_page<｜tool▁sep｜>{"query":"tariff <b>"}<｜tool▁call▁end｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>read_sections\n```json\n{"sections":[3]}\n```<｜tool▁call▁end｜><｜tool▁calls▁end｜>',
    [],
  ],
  [
    'messages to functions',
    '<|channel|>commentary to=functions.search_page <|constrain|>json<|message|>{"query":"tariff <b>"}<|call|><|start|>assistant<|channel|>commentary to=functions.read_sections<|message|>{"sections":[3]}<|call|>',
    [],
  ],
];

describe('calls that are written as text', () => {
  const expected = (ids: readonly string[]) => [
    search('tariff <b>', ids[0] ?? 'functions.search_page:0'),
    read([3], ids[1] ?? 'functions.read_sections:0'),
  ];

  describe.each(WRITTEN)('with %s', (_, written, ids) => {
    it('are read in the content, after the words', () => {
      const body = streamed([{ content: 'I look. ' }, { content: written }], 'stop');
      expect(readBody([body])).toMatchObject({
        text: expect.stringMatching(/^I look\.\s*$/),
        calls: expected(ids),
        unread: 0,
      });
    });

    it('are read in the reasoning', () => {
      const body = streamed([{ reasoning_content: `I look. ${written}` }], 'stop');
      expect(readBody([body])).toMatchObject({ text: '', calls: expected(ids), unread: 0 });
    });

    it('come once where they came as calls too', () => {
      const calls = expected(['x', 'y']);
      const body = streamed([{ content: written }, ...calls.map(inDelta)]);
      expect(readBody([body])).toMatchObject({ calls, unread: 0 });
    });

    it('stay hidden where no tools were offered', () => {
      const body = streamed([{ content: 'I look. ' }, { content: written }], 'stop');
      const { text, calls, unread } = readBody([body], false);
      expect([text.trim(), calls, unread > 0]).toEqual(['I look.', [], true]);
    });

    it('are the same however they are cut', () => {
      fc.assert(
        fc.property(CUTS, fc.boolean(), (cuts, isReasoning) => {
          const pieces = cutAnywhere(`I look. ${written}`, cuts).filter((piece) => piece !== '');
          const deltas = pieces.map((piece) =>
            isReasoning ? { reasoning_content: piece } : { content: piece },
          );
          const { calls, text, reasoning, unread } = readBody([streamed(deltas, 'stop')]);
          expect({ calls, unread }).toEqual({ calls: expected(ids), unread: 0 });
          expect((text + reasoning).trim()).toBe('I look.');
        }),
      );
    });
  });

  it('stay in the text where it speaks of them', () => {
    const text = `Kimi writes \`${KIMI}\` for a call.`;
    expect(readBody([streamed([{ content: text }], 'stop')])).toMatchObject({ text, calls: [] });
  });

  it('of which nothing can be read are noted', () => {
    const body = streamed(
      [{ content: 'Hello <|tool_calls_section_begin|>well<|tool_calls_section_end|>' }],
      'stop',
    );
    expect(readBody([body])).toMatchObject({ text: 'Hello ', calls: [], unread: 1 });
  });
});

describe('a request with tools', () => {
  const { ask } = createPractice();

  it('is answered by calls, though their fragments are out of order', async () => {
    const { events, ...rest } = await ask('r20', { tools: TOOLS });
    expect(rest).toMatchObject(outcome({ text: '', finishReason: 'tool-calls' }));
    expect(events.at(-2)).toEqual({
      type: 'called',
      calls: [{ id: 'functions.weather:0', name: 'weather', arguments: '{"city":"Kyoto"}' }],
    });
  });

  it.each(Object.keys(CALLING))('is answered by the same two calls, in whatever form: %s', async (name) => {
    const { events, ...rest } = await ask(name, { tools: TOOLS });
    const finishReason = name === 'r20-stop' ? 'stop' : 'tool-calls';
    expect(rest).toMatchObject(outcome({ text: '', finishReason }));
    expect(events.at(-2)).toEqual({ type: 'called', calls: TWO_CALLS });
  });

  it.each(Object.keys(CALLING))('and one without gives no text: %s', async (name) => {
    const { events, text, unread, error } = await ask(name);
    expect({ text, unread, error }).toEqual({ text: '', unread: 0, error: undefined });
    expect(events.some(({ type }) => type === 'called')).toBe(false);
  });

  it('is not given up while a call is written that nothing precedes', async () => {
    const baseUrl = await serve(async (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const piece of JSON.stringify({ query: 'tariff' })) {
        response.write(
          chunk({ tool_calls: [{ index: 0, id: 'a', function: { name: 'search_page', arguments: piece } }] }),
        );
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
      response.end(chunk({}, 'tool_calls'));
    });
    const timeouts = { headers: 300, firstToken: 300, silence: 300 };
    const { events, error } = await collect(baseUrl, { tools: TOOLS, timeouts });
    expect(error).toBeUndefined();
    expect(events).toEqual([{ type: 'called', calls: [search('tariff', 'a')] }, end('tool-calls')]);
  });
});
