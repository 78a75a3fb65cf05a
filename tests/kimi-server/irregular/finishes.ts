import { BODY, COUNT, DONE, ENDING, frame, ROLE, STOP, thought, THOUGHTS, word, WORDS } from './frames.ts';
import { stream, type RawAnswer, type RawAnswers } from './raw-answer.ts';

/** Longer than a client waits for what may follow a finish reason. */
const SLOW_MS = 6_000;

const EVERY_CHUNK = [
  frame({ content: '', role: 'assistant' }, 'stop'),
  ...THOUGHTS.map((text) => frame({ reasoning_content: text }, 'stop')),
  ...WORDS.map((content) => frame({ content }, 'stop')),
];

const FIRST_CHUNK = [frame({ content: '', role: 'assistant' }, 'stop'), ...BODY.slice(1)];

const REASONING_CHUNKS = [
  ROLE,
  ...THOUGHTS.map((text) => frame({ reasoning_content: text }, 'stop')),
  ...WORDS.map(word),
];

const NULL_WORD = [
  ROLE,
  ...THOUGHTS.map(thought),
  ...WORDS.map((content, index) => frame({ content }, index % 2 === 0 ? 'null' : 'None')),
];

/** Finish reasons on chunks that are not the last: R31. The slow ones have more for six seconds after the first. */
export const FINISHES: RawAnswers = {
  r31: () => slow([], [...EVERY_CHUNK, ...ENDING]),
  'r31-first': () => slow([], [...FIRST_CHUNK, ...ENDING]),
  'r31-reasoning': () => slow([ROLE], [...REASONING_CHUNKS.slice(1), ...ENDING]),
  'r31-null': () => slow([], [...NULL_WORD, ...ENDING]),
  'r31-then-more': () => slow(BODY.slice(0, 6), [STOP, ...BODY.slice(6), ...ENDING]),
  'r31-no-done': () => stream(...EVERY_CHUNK, COUNT),
  'r31-null-only': () => stream(...NULL_WORD, DONE),
  'r31-last-wins': () => stream(...EVERY_CHUNK, frame({}, 'length'), COUNT, DONE),
};

/** The first piece of the rest has the first reason. */
function slow(beginning: readonly string[], rest: readonly string[]): RawAnswer {
  const pauseMs = Math.ceil(SLOW_MS / (rest.length - ENDING.length - 1));
  return { ...stream(beginning.join(''), ...rest), pauseMs };
}
