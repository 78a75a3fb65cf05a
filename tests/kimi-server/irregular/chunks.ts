import {
  ANSWER,
  BEGINNING,
  BODY,
  chunk,
  COUNT,
  DONE,
  ENDING,
  event,
  frame,
  ROLE,
  STOP,
  thought,
  THOUGHTS,
  USAGE,
  word,
  WORDS,
} from './frames.ts';
import { stream, type RawAnswers } from './raw-answer.ts';

const ANSWERED = [...WORDS.map(word), ...ENDING];

/** The content of a chunk: R1 to R6. */
export const CHUNKS: RawAnswers = {
  r1: () => stream(ROLE, ...THOUGHTS.map(thought), ...ANSWERED),
  'r1-reasoning-content': () =>
    stream(ROLE, ...THOUGHTS.map((text) => frame({ reasoning_content: text })), ...ANSWERED),
  'r1-reasoning': () => stream(ROLE, ...THOUGHTS.map((text) => frame({ reasoning: text })), ...ANSWERED),
  'r1-alternating': () =>
    stream(
      ROLE,
      ...THOUGHTS.map((text, index) =>
        frame(index % 2 === 0 ? { reasoning: text } : { reasoning_content: text }),
      ),
      ...ANSWERED,
    ),

  r2: () =>
    stream(
      ROLE,
      frame({ reasoning_content: '', reasoning: THOUGHTS[0] }),
      frame({ reasoning_content: null, reasoning: THOUGHTS[1] }),
      frame({ reasoning_content: [], reasoning: {}, reasoning_details: [] }),
      frame({
        reasoning_content: THOUGHTS[2],
        reasoning: [{ text: THOUGHTS[2] }],
        reasoning_details: [{ type: 'reasoning.text', text: THOUGHTS[2] }],
      }),
      ...ANSWERED,
    ),

  r3: () =>
    stream(
      ROLE,
      ...THOUGHTS.slice(0, -1).map(thought),
      frame({ content: WORDS[0], reasoning_content: THOUGHTS[2], reasoning: THOUGHTS[2] }),
      ...ANSWERED.slice(1),
    ),

  r4: () => tagged('<think>', '</think>'),
  'r4-moon': () => tagged('◁think▷', '◁/think▷'),
  'r4-mentioned': () => stream(...BODY, word(' `<think>` and </think> are tags.'), ...ENDING),

  r5: () => stream(...BODY.slice(0, -1), frame({ content: WORDS[3] }, 'stop'), COUNT, DONE),

  r6: () => stream(...BODY, STOP, COUNT, DONE),
  'r6-cumulative': () =>
    stream(
      ...BODY.map((_, index) => counted(index + 1)),
      event(chunk({}, 'stop', { usage: USAGE })),
      event({ ...chunk({}), choices: [], usage: USAGE }),
      DONE,
    ),
  'r6-in-choice': () =>
    stream(...BODY, event({ choices: [{ index: 0, delta: {}, finish_reason: 'stop', usage: USAGE }] }), DONE),
  'r6-empty-delta': () => stream(...BODY, STOP, frame({}, null, { usage: USAGE }), DONE),
  'r6-no-choices': () => stream(...BODY, STOP, event({ id: 'x', usage: USAGE }), event({ id: 'x' }), DONE),
  'r6-absent': () => stream(...BODY, STOP, DONE),
};

/** The reasoning inside the content, the tags cut in their middle. */
function tagged(open: string, close: string) {
  const content = `${open}${ANSWER.reasoning}${close}${ANSWER.text}`;
  const pieces = content.match(/[^]{1,5}/gu) ?? [];
  return stream(ROLE, ...pieces.map(word), ...ENDING);
}

/** The chunk with this number, with a count of all that came before it. */
function counted(number: number): string {
  const delta = deltas[number - 1] ?? {};
  return frame(delta, null, { usage: { ...USAGE, completion_tokens: number, total_tokens: 9 + number } });
}

const deltas = [
  { role: 'assistant', content: '' },
  ...THOUGHTS.map((text) => ({ reasoning_content: text, reasoning: text })),
  ...WORDS.map((content) => ({ content })),
].slice(0, BEGINNING.length + WORDS.length);
