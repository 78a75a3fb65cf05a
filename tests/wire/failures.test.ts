/** Errors, and answers of another kind than was asked for, over HTTP: R14 to R19. */
import { expect, test } from 'vitest';
import { THOUGHTS, WORDS } from '../kimi-server/irregular/frames.ts';
import { createPractice, WHOLE } from './practice';

const { ask, baseUrl } = createPractice();

/** The text that had come before an error in the middle. */
const HALF = { reasoning: THOUGHTS.join(''), text: WORDS.slice(0, 2).join('') };
const NOTHING = { reasoning: '', text: '' };
const TRACE_ID = '2cf86e86-22a4-46e1-ac2f-032c0f2a4e89';

test.each([
  ['r14', { code: 'api_error', message: 'fetch failed', traceId: TRACE_ID }],
  ['r14-event', { code: 'api_error', message: 'fetch failed' }],
  ['r14-event-text', { message: 'upstream went away' }],
  ['r14-type', { code: 'api_error', message: 'fetch failed', status: 500 }],
  ['r14-choices', { code: 'api_error', message: 'fetch failed' }],
  ['r14-choice', { code: 'api_error', message: 'fetch failed' }],
  ['r14-delta', { code: 'api_error', message: 'fetch failed' }],
  ['r14-finish', {}],
])('R14: an error inside a stream ends it, and the text so far is kept (%s)', async (name, error) => {
  expect(await ask(name)).toMatchObject({
    ...HALF,
    end: undefined,
    error: { name: 'KimiError', kind: 'server', ...error },
  });
});

test('R14: an error that is null is none', async () => {
  expect(await ask('r14-null')).toMatchObject(WHOLE);
});

test('R15: JSON with success false is an error, whatever the status', async () => {
  expect(await ask('r15')).toMatchObject({
    ...NOTHING,
    end: undefined,
    error: { kind: 'server', code: 'api_error', message: 'fetch failed', traceId: TRACE_ID },
  });
});

test.each(['r16', 'r16-as-stream'])(
  'R16: one JSON document is an answer, though a stream was asked for (%s)',
  async (name) => {
    expect(await ask(name)).toMatchObject(WHOLE);
  },
);

test('R16: JSON that is an error is one, though it is called a stream', async () => {
  expect(await ask('r16-error')).toMatchObject({ ...NOTHING, error: { kind: 'server', code: 'api_error' } });
});

test.each(['r17', 'r17-untyped'])('R17: a stream is a stream, whatever it is called (%s)', async (name) => {
  expect(await ask(name)).toMatchObject(WHOLE);
});

test.each([
  ['r18', 'gateway', 502],
  ['r18-timeout', 'gateway', 524],
  ['r18-portal', 'web-page', 200],
  ['r18-as-stream', 'web-page', 200],
  ['html-504', 'timeout', 504],
  ['portal', 'web-page', 200],
])('R18: a web page is never shown, and told by its status (%s)', async (name, kind, status) => {
  const { error, text } = await ask(name);
  expect(error).toMatchObject({ kind, status });
  expect(String(error)).not.toMatch(/[<>]/);
  expect(text).toBe('');
});

test.each([
  ['r19', 'server', 'fetch failed', { status: 500, code: 'api_error', traceId: TRACE_ID }],
  ['r19-string', 'bad-request', 'max_tokens is too small', { status: 400 }],
  [
    'r19-type',
    'rate-limited',
    'Your account request reached max request, please try again after 1 seconds',
    { status: 429, code: 'rate_limit_reached_error' },
  ],
  ['r19-number', 'bad-request', 'The parameter is invalid.', { status: 400, code: '20015' }],
  ['r19-nil', 'server', 'The server is overloaded (request id: 20261122)', { status: 500, code: undefined }],
  ['r19-nested', 'used-up', 'No balance.', { code: 'used_up' }],
  ['r19-detail', 'bad-request', 'Field required', { status: 422 }],
  ['r19-details', 'bad-request', 'Field required', { status: 422 }],
  ['r19-null', 'used-up', 'HTTP 402 Payment Required', { status: 402 }],
  ['r19-empty', 'server', 'HTTP 503 Service Unavailable', { status: 503 }],
  ['r19-text', 'server', 'upstream connect error', { status: 503 }],
])('R19: an error body of any shape has its sentence read (%s)', async (name, kind, message, more) => {
  expect(await ask(name)).toMatchObject({
    ...NOTHING,
    end: undefined,
    error: { name: 'KimiError', kind, message, ...more },
  });
});

test('R19: nothing of a token is in an error', async () => {
  const token = 'sk-a-token-nobody-knows';
  const { error } = await ask('normal', { token, baseUrl: baseUrl() });
  expect(error).toMatchObject({ kind: 'unauthorized' });
  expect(JSON.stringify([String(error), error])).not.toContain(token);
});
