import {
  ANSWER,
  BEGINNING,
  BODY,
  chunk,
  document,
  DONE,
  ENDING,
  event,
  frame,
  ROLE,
  STOP,
  THOUGHTS,
  USAGE,
  word,
  WORDS,
} from './frames.ts';
import { json, stream, type RawAnswer, type RawAnswers } from './raw-answer.ts';

/** Words in other shapes, choices with other indexes, counts as text: R32, R33, R37. */
export const SHAPES: RawAnswers = {
  r32: () =>
    shaped(
      (thinking) => ({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: thinking }] }] }),
      (text) => ({ content: [{ type: 'text', text }] }),
    ),
  'r32-both-in-one': () =>
    stream(
      ROLE,
      frame({
        content: [
          ...THOUGHTS.map((thinking) => ({ type: 'thinking', thinking })),
          ...WORDS.map((text) => ({ type: 'text', text })),
        ],
      }),
      ...ENDING,
    ),
  'r32-nested': () =>
    shaped(
      (text) => ({ reasoning: [{ content: [{ type: 'reasoning_text', text: { value: text } }] }] }),
      (text) => ({ content: [{ type: 'output_text', text: { value: text, annotations: [] } }] }),
    ),
  'r32-object': () =>
    shaped(
      (text) => ({ reasoning_content: { text } }),
      (text) => ({ content: { type: 'text', text } }),
    ),
  'r32-strings': () =>
    shaped(
      (text) => ({ reasoning: [text] }),
      (text) => ({ content: [text] }),
    ),
  'r32-details': () =>
    shaped(
      (text) => ({ content: '', reasoning_details: [{ type: 'reasoning.text', text, index: 0 }] }),
      (content) => ({ content }),
    ),
  'r32-details-twice': () =>
    shaped(
      (text) => ({ reasoning: text, reasoning_details: [{ type: 'reasoning.text', text }] }),
      (content) => ({ content, reasoning_details: [{ type: 'reasoning.encrypted', data: 'c2VhbGVk' }] }),
    ),
  'r32-thinking': () =>
    shaped(
      (thinking) => ({ thinking }),
      (content) => ({ content }),
    ),
  'r32-thinking-object': () =>
    shaped(
      (text) => ({ thinking: { content: text } }),
      (content) => ({ content }),
    ),
  'r32-blocks': () =>
    shaped(
      (thinking) => ({ thinking_blocks: [{ type: 'thinking', thinking, signature: '' }] }),
      (text) => ({ type: 'text_delta', text }),
    ),
  'r32-bare': () =>
    stream(
      ROLE,
      ...THOUGHTS.map((text) => bare([{ type: 'reasoning', text }])),
      ...WORDS.map((text) => bare(text)),
      ...ENDING,
    ),
  'r32-envelope': () =>
    stream(
      ...BODY.map((text) => event({ code: 0, message: 'ok', data: JSON.parse(text.slice('data: '.length)) })),
      ...ENDING,
    ),
  'r32-document': () => {
    const message = {
      role: 'assistant',
      content: [
        { type: 'thinking', thinking: [{ type: 'text', text: ANSWER.reasoning }] },
        { type: 'text', text: ANSWER.text },
      ],
    };
    return json(200, document({ choices: [{ index: 0, message, finish_reason: 'stop' }] }));
  },
  'r32-picture': () =>
    stream(
      ...BODY,
      frame({ content: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,' } }] }),
      ...ENDING,
    ),

  'r32-unknown': () => stream(...BODY, frame({ utterance: 'lost words' }), ...ENDING),

  r33: () => indexed(() => 1),
  'r33-text': () => indexed(() => '0'),
  'r33-counting': () => indexed((number) => number),
  'r33-absent': () => indexed(() => undefined),
  'r33-object': () =>
    stream(
      ...BODY.map((text) => text.replace('"choices":[', '"choices":').replace('}],"usage"', '},"usage"')),
      ...ENDING,
    ),

  'r33-by-index': () =>
    stream(
      ...BODY.map((text) =>
        text.replace('"choices":[', '"choices":{"0":').replace('}],"usage"', '}},"usage"'),
      ),
      ...ENDING,
    ),

  r37: () => counted(String),
  'r37-with-point': () => counted((count) => `${count}.0`),
};

/** A stream with each piece of reasoning and of text in its own shape. */
function shaped(reasoning: (text: string) => object, content: (text: string) => object): RawAnswer {
  return stream(
    ROLE,
    ...THOUGHTS.map((text) => frame(reasoning(text))),
    ...WORDS.map((text) => frame(content(text))),
    ...ENDING,
  );
}

/** A chunk whose delta is no object. */
function bare(delta: unknown): string {
  return event({ ...chunk({}), choices: [{ index: 0, delta, finish_reason: null }] });
}

function indexed(indexOf: (number: number) => unknown): RawAnswer {
  const frames = [...BEGINNING, ...WORDS.map(word), STOP];
  return stream(
    ...frames.map((text, number) => {
      const index = JSON.stringify(indexOf(number));
      return text.replace('"index":0,', index === undefined ? '' : `"index":${index},`);
    }),
    ...ENDING.slice(1),
  );
}

/** An answer whose counts are text. */
function counted(inText: (count: number) => string): RawAnswer {
  const { prompt_tokens, completion_tokens, total_tokens } = USAGE;
  const usage = {
    prompt_tokens: inText(prompt_tokens),
    completion_tokens: inText(completion_tokens),
    total_tokens: inText(total_tokens),
  };
  return stream(...BODY, STOP, event({ ...chunk({}), choices: [], usage }), DONE);
}
