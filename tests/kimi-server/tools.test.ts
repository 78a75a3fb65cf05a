/** Tools, calls and results that the practice server takes, and those that it refuses. */
import { describe, expect, it } from 'vitest';
import type { Message } from '@/utils/kimi/message';
import type { ToolCall } from '@/utils/kimi/tool';
import { read, search } from '../utils/kimi/offered-tools';
import { createPractice } from '../wire/practice';
import { bodyOf, post, QUESTION, WORDS } from './tool-requests';

const { baseUrl } = createPractice();

async function whole(body: object) {
  const response = await post(baseUrl(), body);
  return { status: response.status, body: await response.json() };
}

/** The sentence of a refusal; null where it is answered. */
async function refusalOf(body: object): Promise<string | null> {
  const { status, body: answer } = await whole(body);
  return status === 200 ? null : `${status} ${answer.error.message}`;
}

const bare = ({ name, arguments: given }: ToolCall) => ({ name, arguments: given });

describe('tools', () => {
  const tool = (called: object) => ({ tools: [{ type: 'function', function: called }] });
  const parameters = { type: 'object', properties: {} };

  it.each([
    ['none', { tools: undefined }],
    ['without a schema', tool({ name: 'f' })],
    [
      'with nested schemas',
      tool({
        name: 'f-1_a',
        parameters: {
          type: 'object',
          properties: { a: { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'null' }] } } },
          required: ['a'],
        },
      }),
    ],
    ['and the choice none', { tool_choice: 'none' }],
    ['and the choice auto', { tool_choice: 'auto' }],
  ])('are taken: %s', async (_, change) => {
    expect(await refusalOf(bodyOf([QUESTION], change))).toBeNull();
  });

  it.each([
    [{ tools: {} }, 'tools must be an array'],
    [{ tools: [{ function: { name: 'f' } }] }, 'tools[0].type must be function'],
    [tool({ name: '1st' }), 'function name is invalid, must start with a letter'],
    [tool({ name: 'search page' }), 'function name is invalid'],
    [tool({ name: 'functions.search' }), 'function name is invalid'],
    [tool({ name: 'f', description: 7 }), 'description must be a string'],
    [
      tool({ name: 'f', parameters: { type: 'string' } }),
      "moonshot flavored json schema, details: <At path '': type must be object>",
    ],
    [
      tool({ name: 'f', parameters: { ...parameters, properties: { a: {} } } }),
      "At path 'properties.a': type is not defined",
    ],
    [tool({ name: 'f', parameters: { ...parameters, required: ['a'] } }), 'required must name properties'],
    [
      { tools: [...tool({ name: 'f' }).tools, ...tool({ name: 'f' }).tools] },
      'function name f is duplicated',
    ],
    [{ tool_choice: 'always' }, 'tool_choice must be one of'],
    [{ tool_choice: { type: 'function', function: { name: 'g' } } }, 'function g is not in tools'],
    [{ tool_choice: 'required' }, "tool_choice 'required' is incompatible with thinking enabled"],
    [
      { tool_choice: { type: 'function', function: { name: 'search_page' } } },
      "tool_choice 'specified' is incompatible",
    ],
    [{ tools: undefined, tool_choice: 'required' }, 'no tools are provided'],
  ])('are refused: %j', async (change, sentence) => {
    const refusal = await refusalOf(bodyOf([QUESTION], change));
    expect(refusal).toContain('400');
    expect(refusal).toContain(sentence);
  });

  it('have to be called where that is demanded of a model that does not think', async () => {
    for (const choice of ['required', { type: 'function', function: { name: 'search_page' } }]) {
      const { body } = await whole(
        bodyOf([QUESTION], { tool_choice: choice, thinking: { type: 'disabled' } }),
      );
      expect(body.choices[0]).toMatchObject({
        finish_reason: 'tool_calls',
        message: {
          content: '',
          tool_calls: [{ id: 'search_page:0', type: 'function', function: bare(search(WORDS)) }],
        },
      });
    }
  });

  it('are counted, as are calls and their results', async () => {
    const promptOf = async (body: object): Promise<number> => (await whole(body)).body.usage.prompt_tokens;
    const called = [
      QUESTION,
      { role: 'assistant', content: '', reasoning: 'I look.', toolCalls: [search('tides')] },
      { role: 'tool', content: 'Nothing.', toolCallId: search('tides').id },
    ] as const;
    const [plain, offered, looked] = [
      await promptOf(bodyOf([QUESTION], { tools: undefined })),
      await promptOf(bodyOf([QUESTION])),
      await promptOf(bodyOf(called)),
    ];
    expect(offered).toBeGreaterThan(plain + 40);
    expect(looked).toBeGreaterThan(offered + 10);
  });
});

describe('calls and their results', () => {
  const asked = (toolCalls: readonly ToolCall[], reasoning?: string): Message => ({
    role: 'assistant',
    content: '',
    toolCalls,
    ...(reasoning !== undefined && { reasoning }),
  });
  const result = (toolCallId: string): Message => ({ role: 'tool', content: 'Nothing.', toolCallId });
  const [first, second] = [search('tides', 'search_page:0'), read([3], 'read_sections:1')];

  it.each<[string, readonly Message[]]>([
    ['one', [QUESTION, asked([first], 'Hm.'), result(first.id)]],
    [
      'two, answered in another order',
      [QUESTION, asked([first, second], 'Hm.'), result(second.id), result(first.id)],
    ],
    [
      'of two rounds',
      [QUESTION, asked([first], 'Hm.'), result(first.id), asked([second], 'Hm.'), result(second.id)],
    ],
    ['without reasoning, which our client fills in', [QUESTION, asked([first], ''), result(first.id)]],
  ])('are taken: %s', async (_, messages) => {
    expect(await refusalOf(bodyOf(messages))).toBeNull();
  });

  it.each<[string, readonly Message[], string]>([
    ['a result of no call', [QUESTION, result('search_page:0')], 'tool_call_id search_page:0 is not found'],
    [
      'a result of another call',
      [QUESTION, asked([first], 'Hm.'), result('x')],
      'tool_call_id x is not found',
    ],
    [
      'two results of one call',
      [QUESTION, asked([first], 'Hm.'), result(first.id), result(first.id)],
      'is not found',
    ],
    [
      'a call without a result',
      [QUESTION, asked([first, second], 'Hm.'), result(first.id)],
      'did not have response messages: read_sections:1',
    ],
    [
      'a question before the result',
      [QUESTION, asked([first], 'Hm.'), QUESTION],
      'did not have response messages: search_page:0',
    ],
    [
      'a call without reasoning',
      [QUESTION, asked([first]), result(first.id)],
      'reasoning_content is missing in assistant tool call message at index 1',
    ],
    [
      'an empty result',
      [QUESTION, asked([first], 'Hm.'), { ...result(first.id), content: '' }],
      'content must not be empty',
    ],
  ])('are refused: %s', async (_, messages, sentence) => {
    expect(await refusalOf(bodyOf(messages))).toContain(sentence);
  });

  it.each([
    ['no id', { type: 'function', function: { name: 'f', arguments: '{}' } }, 'id must be a string'],
    ['no type', { id: 'a', function: { name: 'f', arguments: '{}' } }, 'type must be function'],
    [
      'a bad name',
      { id: 'a', type: 'function', function: { name: '', arguments: '{}' } },
      'function name is invalid',
    ],
    [
      'arguments that are no text',
      { id: 'a', type: 'function', function: { name: 'f', arguments: {} } },
      'must be a string',
    ],
    [
      'arguments that are no JSON',
      { id: 'a', type: 'function', function: { name: 'f', arguments: '{"a' } },
      'must be a JSON object',
    ],
  ])('are refused with %s', async (_, call, sentence) => {
    const messages = [
      QUESTION,
      { role: 'assistant', tool_calls: [call], reasoning_content: 'Hm.' },
      { role: 'tool', tool_call_id: 'a', content: 'b' },
    ];
    expect(await refusalOf(bodyOf([QUESTION], { messages }))).toContain(sentence);
  });

  it('need no reasoning from a model that does not think', async () => {
    const messages = [QUESTION, asked([first]), result(first.id)];
    expect(await refusalOf(bodyOf(messages, { model: 'kimi-k2-0905-preview' }))).toBeNull();
    expect(await refusalOf(bodyOf(messages, { thinking: { type: 'disabled' } }))).toBeNull();
  });
});
