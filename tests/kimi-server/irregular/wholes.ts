import { ANSWER, BODY, COUNT, document, DONE, ENDING, event, frame, ROLE, STOP, word } from './frames.ts';
import { stream, type RawAnswers } from './raw-answer.ts';

/** The words that are not among the deltas of these answers. */
const LATER = ' More.';

/** The text of R34 in the end where the whole differs from its pieces. */
export const CORRECTED = ' Hello! How can I help you?';

const message = (content: string) => ({
  role: 'assistant',
  content,
  reasoning_content: ANSWER.reasoning,
});

const whole = (content: string) =>
  event(document({ choices: [{ index: 0, message: message(content), finish_reason: 'stop' }] }));

const within = (content: string) =>
  event(document({ choices: [{ index: 0, message: { content }, finish_reason: 'stop' }] }));

/** All of an answer once more, at its end: R34. */
export const WHOLES: RawAnswers = {
  r34: () => stream(...BODY, whole(ANSWER.text), DONE),
  'r34-in-chunk': () =>
    stream(
      ...BODY,
      event({ choices: [{ index: 0, delta: {}, message: message(ANSWER.text), finish_reason: 'stop' }] }),
      COUNT,
      DONE,
    ),
  'r34-beside-delta': () =>
    stream(
      ...BODY,
      event({
        choices: [{ index: 0, delta: { content: '' }, message: message(ANSWER.text), finish_reason: 'stop' }],
      }),
      COUNT,
      DONE,
    ),
  'r34-delta': () => stream(...BODY, frame({ content: ANSWER.text }, 'stop'), COUNT, DONE),
  'r34-delta-reasoning': () =>
    stream(...BODY, frame({ ...ANSWER, content: ANSWER.text }, 'stop'), COUNT, DONE),
  'r34-after-stop': () => stream(...BODY, STOP, frame({ content: ANSWER.text }), COUNT, DONE),
  'r34-trimmed': () => stream(...BODY, whole(ANSWER.text.trim()), DONE),
  'r34-longer': () => stream(...BODY.slice(0, -1), whole(ANSWER.text), DONE),
  'r34-longer-delta': () =>
    stream(...BODY.slice(0, -1), frame({ content: ANSWER.text }, 'stop'), COUNT, DONE),
  'r34-longer-reasoning': () => stream(...BODY.slice(0, 3), ...BODY.slice(4), whole(ANSWER.text), DONE),
  'r34-differing-within': () => {
    const thought = `<think>${ANSWER.reasoning}</think>`;
    return stream(ROLE, ...[thought, ANSWER.text].map(word), within(`${thought}${CORRECTED}`), DONE);
  },
  'r34-differing': () => stream(...BODY, whole(CORRECTED), DONE),
  'r34-empty': () => stream(...BODY, whole(''), DONE),
  'r34-repetition': () =>
    stream(...BODY.slice(0, -4), ...['Ha! ', 'Ha! ', 'Ha! ', LATER].map(word), ...ENDING),
};

/** The text of `r34-repetition`: a model may say the same thing again. */
export const REPETITION = `Ha! Ha! Ha! ${LATER}`;
