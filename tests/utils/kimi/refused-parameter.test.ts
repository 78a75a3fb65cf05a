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

  it.each([
    [401, say('invalid thinking: only type=enabled is allowed')],
    [429, say('invalid thinking: only type=enabled is allowed')],
    [500, say('invalid thinking: only type=enabled is allowed')],
    [400, { error: { code: 'content_filter', message: 'thinking is not allowed', param: 'thinking' } }],
  ])('is none where status %i says something else', async (status, body) => {
    expect(await refused(body, { status })).toBeNull();
  });
});
