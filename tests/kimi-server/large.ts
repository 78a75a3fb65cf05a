import { constants, deflateRawSync } from 'node:zlib';
import { BODY, DONE, ENDING, event, ROLE, word } from './irregular/frames.ts';
import { EVENT_STREAM, stream, type RawAnswer, type RawAnswers } from './irregular/raw-answer.ts';

const MEGABYTE = 1024 * 1024;

/** A line of an answer without an end. */
export const LINE = 'The same words, once more.\n';

/** The words that an answer here begins with, before it grows too large. */
export const FIRST = 'It begins well.\n\n';

/** The end of an answer that is large, but not too large. */
export const LAST = 'It ends well.';

/**
 * Answers that are larger than any that a model gives, asked for like the scenarios.
 *
 * | name              | what is sent                                                         |
 * | ----------------- | -------------------------------------------------------------------- |
 * | `endless`         | small deltas for ever, as fast as they are taken                     |
 * | `flood`           | a letter a delta for ever, in many thousands of deltas a second      |
 * | `endless-pings`   | comments for ever after the first words, as fast as they are taken   |
 * | `endless-thought` | reasoning for ever, as fast as it is taken                           |
 * | `endless-gzip`    | a few bytes that unfold to words for ever                            |
 * | `endless-blank`   | a few bytes that unfold to blank lines for ever                      |
 * | `endless-refusal` | 500 with a few bytes that unfold to a sentence for ever              |
 * | `endless-code`    | an error in mid-answer with a code and an id of 100,000 characters   |
 * | `large-answer`    | 64 MB of text, and its end                                           |
 * | `large-line`      | one line of 64 MB, and the end                                       |
 * | `large-delta`     | 2 MB of text in one delta, and the end                               |
 */
export const LARGE: RawAnswers = {
  endless: () => forever(BEGINNING, word(LINE).repeat(64)),
  flood: () => ({ ...forever(BEGINNING, word('a').repeat(256)), pauseMs: 1 }),
  'endless-pings': () => forever(BEGINNING, ': PROCESSING\n\n'.repeat(4096)),
  'endless-thought': () => forever([ROLE], thinking(LINE).repeat(64)),
  'endless-gzip': () => unfolding(BEGINNING.join(''), word(LINE.repeat(1000)).repeat(32)),
  'endless-blank': () => unfolding(BEGINNING.join(''), '\n'.repeat(MEGABYTE)),
  'endless-refusal': () => ({
    ...unfolding('{"error": {"message": "', LINE.trimEnd().repeat(32_000), 'application/json'),
    status: 500,
  }),
  'endless-code': () => {
    const text = 'x'.repeat(100_000);
    return stream(...BODY, event({ error: { code: text, type: text, message: text }, trace_id: text }), DONE);
  },
  'large-answer': () => stream(...BEGINNING, ...repeated(word(lines(MEGABYTE / 16)), 1024), ...ENDING),
  // So long that a slow browser cannot have taken all of it before it hangs up.
  'large-line': () => ({ ...stream(), pieces: inOneLine(1024), pauseMs: 0 }),
  'large-delta': () => stream(...BEGINNING, ...pieces(word(`${lines(2 * MEGABYTE)}\n${LAST}`)), ...ENDING),
};

const BEGINNING: readonly string[] = [ROLE, word(FIRST)];

const thinking = (text: string) => event({ choices: [{ index: 0, delta: { reasoning_content: text } }] });

const lines = (length: number) => LINE.repeat(Math.ceil(length / LINE.length)).slice(0, length);

function* repeated(piece: string, times: number): Generator<string> {
  for (let time = 0; time < times; time += 1) yield piece;
}

/** An answer in one line, of this many pieces of 64 KB, and its end. */
function* inOneLine(times: number): Generator<string> {
  const [head = '', tail = ''] = word(MIDDLE).split(MIDDLE);
  yield* BEGINNING;
  yield head;
  yield* repeated(JSON.stringify(lines(MEGABYTE / 16)).slice(1, -1), times);
  yield tail;
  yield* ENDING;
}

/** Stands for the text of a line while its two ends are written. */
const MIDDLE = 'the middle of the line';

function forever(beginning: readonly string[], piece: string): RawAnswer {
  return { ...stream(), pieces: endlessly(beginning, piece), pauseMs: 0 };
}

function* endlessly<Piece>(beginning: readonly Piece[], piece: Piece): Generator<Piece> {
  yield* beginning;
  for (;;) yield piece;
}

/** As a network cuts it. */
function pieces(text: string): readonly string[] {
  return text.match(/[^]{1,65536}/g) ?? [];
}

/** The ten bytes before what gzip has packed. */
const GZIP_HEAD = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3);

/** A body packed with gzip, which repeats `text` and never comes to its end. */
function unfolding(beginning: string, text: string, type: string = EVENT_STREAM['content-type']): RawAnswer {
  const headers = { 'content-type': type, 'content-encoding': 'gzip' };
  return {
    status: 200,
    headers,
    pieces: endlessly([GZIP_HEAD, packed(beginning)], packed(text)),
    pauseMs: 0,
  };
}

/** Blocks that end at a whole byte, and refer to nothing before them: they can be repeated. */
function packed(text: string): Uint8Array {
  return deflateRawSync(text, { finishFlush: constants.Z_FULL_FLUSH });
}
