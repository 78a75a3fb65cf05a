import { describe, expect, it } from 'vitest';
import type { KimiError } from '@/utils/kimi/errors';
import { refusedParameter } from '@/utils/kimi/refused-parameter';
import { collectBody } from './loopback';

const ALL = ['max_tokens', 'thinking', 'reasoning_effort', 'partial'];

/** The parameter that a server's refusal is taken to mean. */
async function refused(body: unknown, { sent = ALL, status = 400 } = {}) {
  const { error } = await collectBody(JSON.stringify(body), { status });
  return refusedParameter(error as KimiError, sent);
}

const say = (message: string) => ({ error: { type: 'invalid_request_error', message } });

describe('a parameter that was refused', () => {
  it.each([
    ['invalid thinking: only type=enabled is allowed for this model', 'thinking'],
    ['Unrecognized request argument supplied: reasoning_effort', 'reasoning_effort'],
    [
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      'max_tokens',
    ],
    ["Unsupported parameter: 'messages[2].partial' is not supported with this model.", 'partial'],
    [
      "Unsupported value: 'reasoning_effort' does not support 'max' with this model, it must be low.",
      'reasoning_effort',
    ],
    ['This model does not support thinking', 'thinking'],
    ['This model does not support the parameter `thinking`.', 'thinking'],
    ['For the model kimi-k2.5 the parameter reasoning_effort is not supported', 'reasoning_effort'],
    ['Invalid max_tokens value, the valid range of max_tokens is [1, 8192]', 'max_tokens'],
    ['max_tokens is too large: 300000. This model supports at most 16384 completion tokens', 'max_tokens'],
    ["max_tokens is too large: 300000. This model's maximum context length is 262144 tokens", 'max_tokens'],
    ['Completions.create() got an unexpected keyword argument "thinking"', 'thinking'],
    ['Unknown field: partial', 'partial'],
    ['Partial mode: partial must be a boolean', 'partial'],
    [
      'This model does not support assistant message prefill. The conversation must end with a user message.',
      'partial',
    ],
    ['参数 reasoning_effort 不支持', 'reasoning_effort'],
    ['不支持的参数：thinking', 'thinking'],
  ])('is named in the sentence: %s', async (message, name) => {
    expect(await refused(say(message))).toBe(name);
    expect(await refused({ success: false, error: { code: 'bad_request', message } })).toBe(name);
    expect(await refused(say(message), { sent: ALL.filter((other) => other !== name) })).toBeNull();
  });

  it.each([
    [
      'OpenAI’s',
      { error: { message: 'Not here.', param: 'reasoning_effort', code: 'unsupported_parameter' } },
      'reasoning_effort',
    ],
    ['a member of it', { error: { message: 'No.', param: 'thinking.type' } }, 'thinking'],
    ['a message’s', { error: { message: 'No.', param: 'messages[3].partial' } }, 'partial'],
    [
      'nested',
      { error: { message: 'No.', metadata: { raw: '{"error":{"message":"No.","param":"thinking"}}' } } },
      'thinking',
    ],
    [
      'FastAPI’s',
      {
        detail: [
          { type: 'extra_forbidden', loc: ['body', 'thinking'], msg: 'Extra inputs are not permitted' },
        ],
      },
      'thinking',
    ],
    [
      'old FastAPI’s',
      { detail: [{ loc: ['body', 'messages', 0, 'partial'], msg: 'extra fields not permitted' }] },
      'partial',
    ],
    [
      'of what is too long',
      { error: { message: 'The maximum context length is 8192 tokens.', param: 'max_tokens' } },
      'max_tokens',
    ],
  ])('is named in a member: %s', async (_, body, name) => {
    expect(await refused(body)).toBe(name);
    expect(await refused(body, { status: 422 })).toBe(name);
  });

  it.each([
    'invalid temperature: only 1 is allowed for this model',
    'invalid temperature: only 1.0 is allowed when thinking is enabled',
    'thinking is enabled but reasoning_content is missing in assistant tool call message at index 3',
    'Not found the model kimi-k2-thinking or Permission denied',
    'The model kimi-k2-thinking is not supported',
    'Your request exceeded model token limit: 262144 (requested: 274613)',
    'messages[1].content must not be empty',
    'Something went wrong',
  ])('is none where the sentence is about something else: %s', async (message) => {
    expect(await refused(say(message))).toBeNull();
  });

  const withTools = ['tool_choice', 'tools', ...ALL];

  it.each([
    [400, 'codellama:latest does not support tools'],
    [400, 'registry.ollama.ai/library/smollm2:135m does not support tools'],
    [
      400,
      'tools is not supported in this model. For a list of supported models, refer to the documentation.',
    ],
    [400, '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set'],
    [
      400,
      'The model does not support tool use or function calling but tools or tool_choice have been specified on the request.',
    ],
    [400, '`tool calling` is not supported with this model'],
    [400, 'This model does not support Function Calling'],
    [400, 'Function call is not supported for this model.'],
    [404, 'No endpoints found that support tool use. Try disabling "search_page".'],
    [405, 'deepinfra error: Tool calling is not supported for model: kimi-k2.5'],
    [500, 'tools param requires --jinja flag'],
    [400, 'Unrecognized request argument supplied: tools'],
    [400, "'tool' is not one of ['system', 'assistant', 'user', 'function'] - 'messages.2.role'"],
    [400, 'messages[2].role must be one of system, user, assistant.'],
    [400, 'Conversation roles must alternate user/assistant/user/assistant/...'],
    [400, 'thinking is enabled but reasoning_content is missing in assistant tool call message at index 3'],
    [
      400,
      "an assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'",
    ],
    [400, "messages with role 'tool' must be a response to a preceding message with 'tool_calls'."],
    [400, 'Invalid request: tool_call_id  is not found'],
    [400, '该模型不支持工具调用'],
    [400, '当前模型暂不支持函数调用功能'],
  ])('is the tools, where status %i says: %s', async (status, message) => {
    expect(await refused(say(message), { status, sent: withTools })).toBe('tools');
    expect(await refused(say(message), { status })).toBeNull();
  });

  it.each([
    [
      "Supported tool_choice values are auto and required; 'tool_choice' none is not supported",
      'tool_choice',
    ],
    ['tool_choice is not allowed', 'tool_choice'],
    ['This model does not support thinking', 'thinking'],
  ])('is another one beside tools: %s', async (message, name) => {
    expect(await refused(say(message), { sent: withTools })).toBe(name);
  });

  it('is the tools where a member names the role of a result', async () => {
    const detail = [
      { type: 'literal_error', loc: ['body', 'messages', 3, 'role'], msg: 'Input should be user' },
    ];
    expect(await refused({ detail }, { sent: withTools, status: 422 })).toBe('tools');
    expect(await refused({ detail }, { status: 422 })).toBeNull();
  });

  it.each(['Something went wrong', 'Your request exceeded model token limit: 262144 (requested: 274613)'])(
    'is none, though tools were sent: %s',
    async (message) => {
      expect(await refused(say(message), { sent: withTools })).toBeNull();
    },
  );

  it.each([
    [401, say('invalid thinking: only type=enabled is allowed')],
    [429, say('invalid thinking: only type=enabled is allowed')],
    [500, say('invalid thinking: only type=enabled is allowed')],
    [400, { error: { code: 'content_filter', message: 'thinking is not allowed', param: 'thinking' } }],
  ])('is none where status %i says something else', async (status, body) => {
    expect(await refused(body, { status })).toBeNull();
  });
});
