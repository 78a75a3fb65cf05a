import { BODY, STOP, word } from './frames.ts';
import { EVENT_STREAM, stream, type RawAnswers } from './raw-answer.ts';

/** The words that R28 repeats for ever. */
export const REPEATED = ' and so on';

/** The first half of an answer. */
const HALF = BODY.slice(0, 6);

function* forever(): Generator<string> {
  yield* BODY;
  for (;;) yield word(REPEATED);
}

/** Answers without an end of their own: R28 and R29. */
export const ENDS: RawAnswers = {
  r28: () => ({ status: 200, headers: EVENT_STREAM, pieces: forever() }),
  r29: () => ({ ...stream(...HALF), ending: 'cut' }),
  'r29-in-event': () => ({ ...stream(...HALF, word(' lost').slice(0, 40)), ending: 'cut' }),
  'r29-finished': () => ({ ...stream(...BODY, STOP), ending: 'cut' }),
  'r29-early': () => ({ ...stream(), ending: 'cut' }),
  'r29-refused': () => ({ ...stream(), ending: 'refused' }),
};
