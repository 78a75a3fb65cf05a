import { describe, expect, it } from 'vitest';
import { KimiError } from '@/utils/kimi/errors';
import { chunk, collect, collectBody, DONE, serve } from './loopback';

const error = (code: string, message = 'Server says no.') => ({
  success: false,
  error: { code, message },
  trace_id: 'trace-1',
});
const moonshot = (type: string, message = 'Server says no.') => ({ error: { type, message } });

describe('a refusal', () => {
  it.each([
    [400, error('no_token'), 'no-token'],
    [400, error('bad_request'), 'bad-request'],
    [400, error('token_mismatched'), 'token-mismatched'],
    [401, error('token_mismatched'), 'token-mismatched'],
    [400, error('api_not_implemented'), 'wrong-address'],
    [401, error('invalid_token'), 'unauthorized'],
    [401, error('token_expired'), 'unauthorized'],
    [403, error('used_up'), 'used-up'],
    [403, error('disabled'), 'forbidden'],
    [403, error('forbidden'), 'forbidden'],
    [404, error('no_api'), 'wrong-address'],
    [413, error('request_entity_too_large'), 'too-long'],
    [429, error('too_many_requests'), 'rate-limited'],
    [500, error('api_error', 'fetch failed'), 'server'],
    [504, error('timeout'), 'timeout'],
    [500, error('used_up'), 'used-up'],
    [418, error('never_heard_of'), 'bad-request'],
    [400, moonshot('content_filter'), 'content-filter'],
    [400, moonshot('invalid_request_error'), 'bad-request'],
    [400, moonshot('invalid_request_error', 'Input token length too long'), 'too-long'],
    [
      400,
      moonshot(
        'invalid_request_error',
        'Your request exceeded model token limit: 262144 (requested: 274613)',
      ),
      'too-long',
    ],
    [400, error('bad_request', 'model must be one of kimi-k2.5, kimi-k2-thinking.'), 'unknown-model'],
    [400, error('bad_request', 'invalid temperature: only 1 is allowed for this model'), 'bad-request'],
    [401, moonshot('invalid_authentication_error'), 'unauthorized'],
    [401, moonshot('invalid_request_error'), 'unauthorized'],
    [403, moonshot('permission_denied_error'), 'forbidden'],
    [
      404,
      moonshot('resource_not_found_error', 'Not found the model x or Permission denied'),
      'unknown-model',
    ],
    [429, moonshot('engine_overloaded_error'), 'server'],
    [429, moonshot('rate_limit_reached_error'), 'rate-limited'],
    [429, moonshot('exceeded_current_quota_error'), 'used-up'],
    [500, moonshot('unexpected_output'), 'server'],
    [402, { error: null }, 'used-up'],
    [404, {}, 'wrong-address'],
    [404, { detail: 'The model `x` does not exist' }, 'unknown-model'],
    [408, {}, 'timeout'],
    [413, {}, 'too-long'],
    [499, {}, 'bad-request'],
    [502, {}, 'server'],
    [529, {}, 'server'],
  ])('with status %i and body %j is %s', async (status, body, kind) => {
    const outcome = await collectBody(JSON.stringify(body), { status });
    expect(outcome.events).toEqual([]);
    expect(outcome.error).toBeInstanceOf(KimiError);
    expect(outcome.error).toMatchObject({ kind, status });
  });

  it.each([
    ['an object', error('bad_request', 'Why'), 'bad_request', 'Why', 'trace-1'],
    ['text', { error: 'Why' }, undefined, 'Why', undefined],
    ['a type', moonshot('some_error', 'Why'), 'some_error', 'Why', undefined],
    ['a number as its code', { code: 20015, message: 'Why', data: null }, '20015', 'Why', undefined],
    [
      'an empty type of a Go server',
      { error: { type: '<nil>', message: 'Why (request id: 7)' }, type: 'error' },
      undefined,
      'Why (request id: 7)',
      undefined,
    ],
    [
      'JSON in the metadata',
      {
        error: {
          message: 'Provider returned error',
          code: 400,
          metadata: { raw: '{"error":{"code":"inner","message":"Why"}}' },
        },
      },
      'inner',
      'Why',
      undefined,
    ],
    ['JSON in the message', { error: { message: '{"message":"Why"}' } }, undefined, 'Why', undefined],
    ['a detail', { detail: 'Why' }, undefined, 'Why', undefined],
    ['details', { detail: [{ loc: ['body'], msg: 'Why' }] }, undefined, 'Why', undefined],
    ['a list', [{ error: { message: 'Why', status: 'INVALID' } }], undefined, 'Why', undefined],
    ['a line of an event stream', 'data: {"error":{"message":"Why"}}\n\n', undefined, 'Why', undefined],
    ['errors', { success: false, errors: [{ code: 7003, message: 'Why' }] }, '7003', 'Why', undefined],
    [
      'a word beside a sentence',
      { statusCode: 400, error: 'Bad Request', message: 'Why' },
      'Bad Request',
      'Why',
      undefined,
    ],
    ['a code beside a sentence', { error: 'bad_thing', message: 'Why' }, 'bad_thing', 'Why', undefined],
    ['plain text', ' Why\n', undefined, 'Why', undefined],
    ['nothing', '', undefined, 'HTTP 400 Bad Request', undefined],
    ['nothing that helps', { error: {} }, undefined, 'HTTP 400 Bad Request', undefined],
    ['a web page', '<html><h1>Bad</h1></html>', undefined, 'HTTP 400 Bad Request', undefined],
    [
      'markup',
      { error: '<b>Why</b>\u0007 <script>x</script>' },
      undefined,
      'HTTP 400 Bad Request',
      undefined,
    ],
    [
      'a sentence with markup',
      { error: 'Why <b>bold</b>\u0007\n\nnow' },
      undefined,
      'Why bold now',
      undefined,
    ],
  ])('that is %s gives its code, sentence and trace id', async (_, body, code, message, traceId) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const outcome = await collectBody(text, { status: 400 });
    expect(outcome.error).toMatchObject({ code, message, traceId, status: 400 });
  });

  it.each([
    [200, 'web-page'],
    [403, 'gateway'],
    [404, 'wrong-address'],
    [413, 'too-long'],
    [502, 'gateway'],
    [504, 'timeout'],
    [524, 'gateway'],
  ])('by a web page with status %i is %s, and never shows the page', async (status, kind) => {
    const outcome = await collectBody(' \n<!DOCTYPE html><html><title>Cloudflare</title></html>', { status });
    expect(outcome.error).toMatchObject({ kind, message: expect.stringMatching(`^HTTP ${status}`) });
  });

  it('is cut to a length that can be shown', async () => {
    const { error: thrown } = await collectBody('🦊'.repeat(100_000), { status: 500 });
    expect(Array.from((thrown as KimiError).message)).toHaveLength(501);
  });

  it.each([
    ['{"error":{"code":"bad_request","message":"Why"}}', 400],
    ['<html><body>Bad gateway</body></html>', 502],
    ['no healthy upstream', 503],
  ])('keeps what was sent as it was sent: %s', async (body, status) => {
    expect((await collectBody(body, { status })).error).toMatchObject({ raw: body });
  });

  it.each([
    ['a code that says it', 403, error('used_up', 'No.'), false],
    [
      'a code that a sentence agrees with',
      429,
      { error: { code: 'rate_limit_exceeded', message: 'Rate limit' } },
      false,
    ],
    ['a sentence', 400, { error: { message: 'Prompt is too long' } }, true],
    ['a status', 401, { error: { message: 'No.' } }, true],
    ['a sentence against its code', 500, error('api_error', 'Insufficient balance'), true],
    ['a status without a word', 401, {}, false],
  ])('tells what was only guessed, by %s', async (_, status, body, isGuess) => {
    const { error: thrown } = await collectBody(JSON.stringify(body), { status });
    expect(thrown).toMatchObject({ isGuess });
  });

  it('names the trace that only a header has', async () => {
    const { error: thrown } = await collectBody('{}', { status: 500, headers: { 'Msh-Request-Id': 'abc' } });
    expect(thrown).toMatchObject({ traceId: 'abc' });
  });

  it.each([
    ['please try again after 1 seconds', 1000],
    ['Please retry in 250ms.', 250],
    ['Try again in 2 minutes', 120_000],
    ['Please try again in 1h53m56.5s. Need more tokens?', 6_836_500],
    ['Please retry in 33.1s.', 33_100],
    ['Try again later', undefined],
  ])('says how long to wait in words: %s', async (message, retryAfter) => {
    const { error: thrown } = await collectBody(JSON.stringify({ error: { message } }), { status: 429 });
    expect(thrown).toMatchObject({ kind: 'rate-limited', retryAfter });
  });

  it.each([
    ['true', true],
    ['False', false],
    ['perhaps', undefined],
  ])('says by x-should-retry: %s whether to ask again', async (value, shouldRetry) => {
    const { error: thrown } = await collectBody('{}', { status: 500, headers: { 'x-should-retry': value } });
    expect(thrown).toMatchObject({ shouldRetry });
  });

  it('says how long to wait', async () => {
    const { error: thrown } = await collectBody('{}', { status: 429, headers: { 'retry-after': '1.5' } });
    expect(thrown).toMatchObject({ kind: 'rate-limited', retryAfter: 1500 });
  });

  it('that breaks off is one all the same', async () => {
    const baseUrl = await serve((response) => {
      response.writeHead(503).write('{"error":"half', () => setTimeout(() => response.destroy(), 20));
    });
    expect((await collect(baseUrl)).error).toMatchObject({ kind: 'server', status: 503 });
  });

  it('that is still being read ends when aborted', async () => {
    const stop = new AbortController();
    const baseUrl = await serve((response) => {
      response.writeHead(503).write('{', () => setTimeout(() => stop.abort('stop'), 20));
    });
    expect((await collect(baseUrl, { signal: stop.signal })).error).toBe('stop');
  });
});

describe('an error inside a stream', () => {
  const begun = chunk({ content: 'Hello' });

  it.each([
    ['as an object', 'data: {"error":{"code":"api_error","message":"Why"}}\n\n', 'server'],
    ['as text', 'data: {"error":"Why"}\n\n', 'server'],
    ['beside empty choices', 'data: {"choices":[],"error":{"message":"Why","code":429}}\n\n', 'rate-limited'],
    ['by the event’s name', 'event: error\ndata: {"message":"Why"}\n\n', 'server'],
    ['by the event’s name, as text', 'event: error\ndata: Why\n\n', 'server'],
    ['by its type', 'data: {"type":"error","status":403,"code":"used_up","message":"Why"}\n\n', 'used-up'],
    ['by its object', 'data: {"object":"error","message":"Why","code":400}\n\n', 'bad-request'],
    ['by success: false', `data: ${JSON.stringify(error('forbidden', 'Why'))}\n\n`, 'forbidden'],
    [
      'by the finish reason',
      'data: {"choices":[{"delta":{},"finish_reason":"error","error":{"message":"Why"}}]}\n\n',
      'server',
    ],
    ['without its blank line', 'data: {"error":"Why"}', 'server'],
  ])('ends it %s, after what came before', async (_, event, kind) => {
    const outcome = await collectBody(begun + event);
    expect(outcome.text).toBe('Hello');
    expect(outcome.error).toMatchObject({ kind, message: 'Why' });
  });

  it.each(['null', '""', 'false', '{}'])('is none when it is %s', async (value) => {
    const outcome = await collectBody(`data: {"error":${value},"choices":[]}\n\n${begun}${DONE}`);
    expect(outcome).toMatchObject({ text: 'Hello', error: undefined });
  });

  it('keeps the event that told it', async () => {
    const event = '{"error": {"message":"Why"}}';
    expect((await collectBody(`${begun}data: ${event}\n\n`)).error).toMatchObject({ raw: event });
  });

  it('gives the text that comes in the same chunk', async () => {
    const outcome = await collectBody(chunk({ content: 'Hello' }, null, { error: { message: 'Why' } }));
    expect(outcome).toMatchObject({ text: 'Hello', error: { message: 'Why' } });
  });
});

describe('an error sent as a success', () => {
  it.each([
    ['in AceData Cloud’s shape', error('used_up', 'Why'), 'used-up'],
    ['with a number', { code: 20015, message: 'Why', data: null }, 'server'],
    ['with the status inside', { error: { code: 429, message: 'Why' } }, 'rate-limited'],
    ['as a list', [{ error: { message: 'Why' } }], 'server'],
  ])('%s is one', async (_, body, kind) => {
    const outcome = await collectBody(JSON.stringify(body));
    expect(outcome.events).toEqual([]);
    expect(outcome.error).toMatchObject({ kind, message: 'Why' });
  });
});
