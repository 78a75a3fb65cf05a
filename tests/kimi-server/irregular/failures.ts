import { BODY, chunk, document, DONE, ENDING, event, frame, word } from './frames.ts';
import { EVENT_STREAM, html, json, stream, type RawAnswers } from './raw-answer.ts';

const TRACE_ID = '2cf86e86-22a4-46e1-ac2f-032c0f2a4e89';
const FAILED = { code: 'api_error', message: 'fetch failed' };

/** The first half of an answer, and then this. */
const broken = (...pieces: readonly string[]) => stream(...BODY.slice(0, 6), ...pieces);

/** Errors inside an answer, answers of another kind than was asked for, and error bodies: R14 to R19. */
export const FAILURES: RawAnswers = {
  r14: () => broken(event({ error: FAILED, trace_id: TRACE_ID }), word(' more'), DONE),
  'r14-event': () => broken(`event: error\ndata: ${JSON.stringify(FAILED)}\n\n`),
  'r14-event-text': () => broken('event: error\ndata: upstream went away\n\n'),
  'r14-type': () => broken(event({ type: 'error', status: 500, ...FAILED })),
  'r14-choices': () => broken(event({ ...chunk({}), choices: [], error: FAILED })),
  'r14-finish': () => broken(frame({}, 'error')),
  'r14-choice': () => broken(event({ choices: [{ index: 0, delta: { content: '' }, error: FAILED }] }), DONE),
  'r14-delta': () => broken(frame({ error: FAILED }), DONE),
  'r14-null': () =>
    stream(...BODY, event({ ...chunk({ error: {} }, 'stop'), error: null }), ...ENDING.slice(1)),

  r15: () => json(200, { success: false, error: FAILED, trace_id: TRACE_ID }),

  r16: () => json(200, document()),
  'r16-as-stream': () => ({ status: 200, headers: EVENT_STREAM, pieces: [' \n', ...halves(document())] }),
  'r16-error': () => json(200, { error: FAILED }, EVENT_STREAM),

  r17: () => ({ ...stream(...BODY, ...ENDING), headers: { 'content-type': 'application/json' } }),
  'r17-untyped': () => ({ ...stream(...BODY, ...ENDING), headers: {} }),

  r18: () => html(502, '502 Bad Gateway'),
  'r18-timeout': () => html(524, '524: A timeout occurred'),
  'r18-portal': () => html(200, 'Sign in to Wi-Fi'),
  'r18-as-stream': () => html(200, 'Sign in to Wi-Fi', EVENT_STREAM),

  r19: () => json(500, { success: false, error: FAILED, trace_id: TRACE_ID }),
  'r19-string': () => json(400, { error: 'max_tokens is too small' }),
  'r19-type': () =>
    json(429, {
      error: {
        type: 'rate_limit_reached_error',
        message: 'Your account request reached max request, please try again after 1 seconds',
      },
    }),
  'r19-number': () => json(400, { code: 20_015, message: 'The parameter is invalid.', data: null }),
  'r19-nil': () =>
    json(500, {
      error: { type: '<nil>', message: 'The server is overloaded (request id: 20261122)' },
      type: 'error',
    }),
  'r19-nested': () =>
    json(502, {
      error: {
        message: 'Provider returned error',
        code: 502,
        metadata: { raw: JSON.stringify({ error: { code: 'used_up', message: 'No balance.' } }) },
      },
    }),
  'r19-detail': () => json(422, { detail: 'Field required' }),
  'r19-details': () => json(422, { detail: [{ loc: ['body', 'model'], msg: 'Field required' }] }),
  'r19-null': () => json(402, { error: null }),
  'r19-empty': () => ({ status: 503, headers: {}, pieces: [] }),
  'r19-text': () => ({
    status: 503,
    headers: { 'content-type': 'text/plain' },
    pieces: ['upstream connect error'],
  }),
};

function halves(body: unknown): readonly string[] {
  const text = JSON.stringify(body);
  return [text.slice(0, 100), text.slice(100)];
}
