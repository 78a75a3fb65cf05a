import { SECRET_TOKEN } from '../tokens.ts';
import { BODY, COUNT, DONE, ENDING, frame, STOP, word } from './frames.ts';
import { EVENT_STREAM, stream, type RawAnswer, type RawAnswers } from './raw-answer.ts';

/** The error of a server whose user has no balance left, in mid-answer. */
const FAILED = { error: { message: 'You have no credit left', code: 'insufficient_quota' } };

const WHOLE = [...BODY, ...ENDING];
const HALF = BODY.slice(0, 6);
const NEXT = BODY[6] ?? '';

const dataOf = (text: string) => text.replace(/^data: /, '').trim();

/** Events that are no clean JSON, and words outside of them: R36. The broken ones have half of the text. */
export const UNCLEAN: RawAnswers = {
  r36: () => stream(...WHOLE.map((text) => text.replace('data: ', 'data: data: '))),
  'r36-thrice': () => stream(...WHOLE.map((text) => text.replace('data: ', 'data:data: data:'))),
  'r36-two-in-one': () => stream(`data: ${BODY.map(dataOf).join('')}\n\n`, ...ENDING),
  'r36-two-and-space': () => stream(`data: ${BODY.map(dataOf).join(' ')}\n\n`, ...ENDING),
  'r36-array': () => stream(`data: [${BODY.map(dataOf).join(',')}]\n\n`, ...ENDING),
  'r36-two-and-done': () => stream(...BODY, `data: ${dataOf(STOP)}${dataOf(COUNT)}[DONE]\n\n`),
  'r36-several-lines': () =>
    stream(...BODY.map((text) => `${asLines(text).replaceAll(/^/gm, 'data: ')}\n\n`), ...ENDING),
  'r36-quoted': () =>
    stream(
      ...WHOLE.slice(0, -1).map((text) => `data: ${JSON.stringify(dataOf(text))}\n\n`),
      'data: "[DONE]"\n\n',
    ),
  'r36-named': () => stream(...WHOLE.map((text) => text.replace('data: ', 'Data: '))),
  'r36-cut': () => stream(...HALF, `${NEXT.slice(0, -12)}${JSON.stringify(FAILED)}\n\n`),
  'r36-cut-line': () => stream(...HALF, `${NEXT.slice(0, -12)}\n${JSON.stringify(FAILED)}\n\n`),
  'r36-cut-typed': () =>
    stream(...HALF, `${NEXT.slice(0, -12)}${JSON.stringify({ type: 'error', ...FAILED })}\n\n`),
  'r36-cut-status': () =>
    stream(...HALF, `${NEXT.slice(0, -12)}${JSON.stringify({ status: 402, ...FAILED })}\n\n`),
  'r36-raw-tab': () => stream(...BODY, word('\t').replace('\\t', '\t'), ...ENDING),
  'r36-error-line': () => stream(...HALF, `${JSON.stringify(FAILED)}\n`),
  'r36-error-line-done': () => stream(...HALF, `${JSON.stringify(FAILED)}\n`, DONE),
  'r36-error-line-unended': () => stream(...HALF, JSON.stringify(FAILED)),
  'r36-error-lines': () => stream(...HALF, `${JSON.stringify(FAILED, null, 2)}\n\n`, DONE),
  'r36-error-line-cut': () => stream(...HALF, ...(JSON.stringify(FAILED).match(/.{1,9}/g) ?? []), '\n\n'),
  'r36-error-open': () => ({ ...stream(...HALF, `${JSON.stringify(FAILED)}\n\n`), ending: 'open' }),
  'r36-words': () => stream(...HALF, 'data: Insufficient balance, please recharge.\n\n'),
  'r36-words-line': () => stream(...HALF, 'Insufficient balance, please recharge.\n'),
  'r36-words-name': () => stream(...HALF, 'error: Insufficient balance, please recharge.\n\n', DONE),
  'r36-words-other': () =>
    stream(...HALF, 'data: {"status": 1, "msg": "Insufficient balance, please recharge."}\n\n', DONE),
  'r36-remark': () =>
    stream(
      ...HALF,
      'data: {"notice": true, "message": "The queue is long."}\n\n',
      ...BODY.slice(6),
      ...ENDING,
    ),
  'r36-lines': () => lines(),
  'r36-lines-indented': () => ({
    ...lines(),
    pieces: WHOLE.map((text) => (text === DONE ? '' : `${asLines(text)}\n`)),
  }),
  'r36-array-document': () => {
    const chunks = WHOLE.filter((text) => text !== DONE).map(dataOf);
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      pieces: [`[${chunks.join(',\n')}]`],
    };
  },
  'r36-lines-as-stream': () => ({ ...lines(), headers: EVENT_STREAM }),
  'r36-noise': () =>
    stream(...HALF, 'data: {"choices": [{"delta": {"content": "lost\n\n', ...BODY.slice(6), ...ENDING),

  r38: () =>
    stream(
      ...HALF,
      word(` Your token is ${SECRET_TOKEN.slice(0, 9)}`),
      word(`${SECRET_TOKEN.slice(9)}.`),
      ...ENDING,
    ),
  'r38-reasoning': () =>
    stream(
      BODY[0] ?? '',
      frame({ reasoning_content: `The token is ${SECRET_TOKEN}.` }),
      ...BODY.slice(4),
      ...ENDING,
    ),
};

/** A chunk on several lines, as it is printed. */
const asLines = (text: string) => JSON.stringify(JSON.parse(dataOf(text)), null, 2);

/** The objects on lines of their own, without `data:`, as some servers answer. */
function lines(): RawAnswer {
  const pieces = WHOLE.map((text) => `${dataOf(text)}\n`);
  return { status: 200, headers: { 'content-type': 'application/x-ndjson' }, pieces };
}
