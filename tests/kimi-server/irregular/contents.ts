import {
  BEGINNING,
  BODY,
  chunk,
  COUNT,
  document,
  DONE,
  ENDING,
  event,
  frame,
  STOP,
  thought,
  THOUGHTS,
  word,
  WORDS,
} from './frames.ts';
import { stream, type RawAnswers } from './raw-answer.ts';

const FINISH_REASONS = [
  'stop',
  'length',
  'tool_calls',
  'content_filter',
  'function_call',
  'model_context_window_exceeded',
] as const;

/** Content that is no plain answer, and members that come and go: R20 to R24, R26, R27, R30. */
export const CONTENTS: RawAnswers = {
  r20: () =>
    stream(
      ...BEGINNING,
      call({ function: { arguments: '{"city":' } }),
      call({ index: 0, id: 'functions.weather:0', type: 'function', function: { name: 'weather' } }),
      call({ index: 0, id: '', function: { arguments: '"Kyoto"}' } }),
      frame({}, 'tool_calls'),
      COUNT,
      DONE,
    ),
  'r20-empty': () =>
    stream(
      ...BEGINNING,
      ...WORDS.map((content, index) => frame({ content, tool_calls: index % 2 === 0 ? [] : null })),
      ...ENDING,
    ),

  r21: () => stream(...BODY, word('<|im_end|>'), word('<|tool_calls_section_begin|>'), ...ENDING),

  r22: () => stream(...BEGINNING, frame({ content: null }, 'length'), COUNT, DONE),
  'r22-stop': () => stream(...BEGINNING, ...ENDING),

  r23: () => stream(...BEGINNING, ...[' ', '\n\n', ' Hello', ' ', 'there', '\n'].map(word), ...ENDING),

  r24: () => stream(...BODY, frame({}, 'a_reason_of_its_own'), COUNT, DONE),
  ...Object.fromEntries(
    FINISH_REASONS.map((reason) => [`r24-${reason}`, () => stream(...BODY, frame({}, reason), COUNT, DONE)]),
  ),
  'r24-empty': () => stream(...BODY, frame({}, ''), COUNT, DONE),
  'r24-null': () => stream(...BODY, COUNT, DONE),

  r26: () =>
    stream(
      frame({ role: 'assistant', content: null, refusal: null }),
      ...THOUGHTS.map((text) => frame({ role: 'assistant', content: null, reasoning_content: text })),
      frame({ content: WORDS[0], role: null }),
      ...WORDS.slice(1).map((content) => frame({ role: 'assistant', content, refusal: null })),
      ...ENDING,
    ),
  'r26-no-role': () => stream(...THOUGHTS.map(thought), ...WORDS.map(word), ...ENDING),
  'r26-message': () => stream(event(document()), DONE),

  r27: () =>
    stream(
      ...BODY.map((text, index) => text.replaceAll('0123456789abcdef', String(index))),
      frame({}, null, { id: undefined, model: undefined, created: undefined, object: undefined }),
      frame({}, 'stop', { model: 'kimi-k2-another', created: '1', id: 7 }),
      COUNT,
      DONE,
    ),

  r30: () =>
    stream(
      ...BEGINNING,
      ...WORDS.flatMap((content) => [both(content), second({ content: 'No.' })]),
      second({}, 'length'),
      STOP,
      COUNT,
      DONE,
    ),
};

function call(toolCall: object): string {
  return frame({ tool_calls: [toolCall] });
}

function second(delta: object, finishReason: string | null = null): string {
  return event({ ...chunk({}), choices: [{ index: 1, delta, finish_reason: finishReason }] });
}

/** A chunk with two choices, the wrong one first. */
function both(content: string): string {
  const choices = [
    { index: 1, delta: { content: 'No.' }, finish_reason: null },
    { index: 0, delta: { content }, finish_reason: null },
  ];
  return event({ ...chunk({}), choices });
}
