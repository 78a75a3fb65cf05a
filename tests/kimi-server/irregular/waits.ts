import { json, type RawAnswer, type RawAnswers } from './raw-answer.ts';

/** R25: how a server asks to wait. The dates are counted from now. */
export const WAITS: RawAnswers = {
  r25: () => limited({ 'retry-after': '2' }),
  'r25-fraction': () => limited({ 'retry-after': '0.25' }),
  'r25-date': () => limited({ 'retry-after': new Date(Date.now() + 10_000).toUTCString() }),
  'r25-past-date': () => limited({ 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }),
  'r25-negative': () => limited({ 'retry-after': '-5' }),
  'r25-now': () => limited({ 'retry-after': '0' }),
  'r25-huge': () => limited({ 'retry-after': '99999999' }),
  'r25-ms': () => limited({ 'retry-after-ms': '150', 'retry-after': '60' }),
  'r25-nonsense': () => limited({ 'retry-after': 'soon' }),
  'r25-never': () => limited({ 'retry-after': '1', 'x-should-retry': 'false' }),
  'r25-absent': () => limited({}),
};

const TRACE_ID = '7d0c3f1e-52b5-4f0c-9a51-0d9d1f0a6b11';

function limited(headers: Readonly<Record<string, string>>): RawAnswer {
  const error = { code: 'too_many_requests', message: 'Too many requests, please try again later.' };
  return json(429, { success: false, error, trace_id: TRACE_ID }, headers);
}
