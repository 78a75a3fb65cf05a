import { ANSWER, BEGINNING, BODY, ENDING, frame, ROLE, THOUGHTS, word, WORDS } from './frames.ts';
import { stream, type RawAnswer, type RawAnswers } from './raw-answer.ts';

const { reasoning, text } = ANSWER;

/** A call as Kimi's template writes it, where the server did not take it out. */
const CALLS = [
  '<|tool_calls_section_begin|><|tool_call_begin|>',
  'functions.weather:0<|tool_call_argument_begin|>',
  '{"city": "Kyoto"}<|tool_call_end|><|tool_calls_section_end|>',
];

/** Reasoning within the content, reasoning that is none, and a template's own tokens: R35. */
export const THOUGHTS_WITHIN: RawAnswers = {
  r35: () => inContent(`${reasoning}\n</think>\n\n${text}`),
  'r35-second': () => inContent(`<think>${THOUGHTS[0]}</think>${text}\n<think>${THOUGHTS[1]}</think>`),
  'r35-thinking': () => inContent(`<thinking>${reasoning}</thinking>\n\n${text}`),
  'r35-thought': () => inContent(`<thought>\n${reasoning}</thought>${text}`),
  'r35-reasoning': () => inContent(`<reasoning>${reasoning}</reasoning>${text}`),
  'r35-around': () =>
    stream(
      ROLE,
      ...['<think', '>', ...THOUGHTS, '</', 'think>\n'].map((part) => frame({ reasoning_content: part })),
      ...WORDS.map(word),
      ...ENDING,
    ),
  'r35-capitals': () => inContent(`<THINK>${reasoning}</Think>${text}`),
  'r35-other-end': () => inContent(`<think>${reasoning}</thinking>${text}`),
  'r35-left-behind': () => stream(...BEGINNING, ...['\n</think>\n\n', ...WORDS].map(word), ...ENDING),
  'r35-empty': () => inContent(`<think>\n\n</think>\n\n${text}`),
  'r35-blank': () =>
    stream(
      ROLE,
      ...['\n', ' ', '\n\n'].map((blank) => frame({ reasoning_content: blank })),
      ...WORDS.map(word),
      ...ENDING,
    ),
  'r35-unended': () => inContent(`<think>${reasoning}`),

  'r35-calls': () => stream(...BODY, ...CALLS.map(word), ...ENDING),
  'r35-calls-in-reasoning': () =>
    stream(
      ...BEGINNING,
      ...CALLS.map((call) => frame({ reasoning_content: call })),
      ...WORDS.map(word),
      ...ENDING,
    ),
  'r35-calls-unended': () => stream(...BODY, word(CALLS.slice(0, 2).join('')), ...ENDING),
  'r35-tokens': () =>
    stream(...BEGINNING, word('<|im_start|>'), ...WORDS.map(word), word('<｜end▁of▁sentence｜>'), ...ENDING),
  'r35-calls-as-elements': () =>
    stream(...BODY, word('<tool_call>\n{"name": "f"'), word(', "arguments": {}}\n</tool_call>'), ...ENDING),
  'r35-channels': () => {
    const thoughts = `<|channel|>analysis<|message|>${reasoning}<|end|>`;
    return inContent(`${thoughts}<|start|>assistant<|channel|>final<|message|>${text}<|return|>`);
  },
};

/** The content in small pieces, which cut the tags. */
function inContent(content: string): RawAnswer {
  const pieces = content.match(/[^]{1,4}/gu) ?? [];
  return stream(ROLE, ...pieces.map(word), ...ENDING);
}
