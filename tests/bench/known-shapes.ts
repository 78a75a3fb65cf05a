import type { Random } from './random.ts';

/** A piece of reasoning, as servers were seen to write one into a delta. */
const REASONING: readonly [Shape, ...Shape[]] = [
  (text) => ({ reasoning_content: text, reasoning: text }),
  (text) => ({ reasoning_content: text }),
  (text) => ({ reasoning: text, content: '' }),
  (text) => ({ thinking: text }),
  (text) => ({ thought: text, content: null }),
  (text) => ({ reasoning_content: '', reasoning: text }),
  (text) => ({ reasoning_content: null, thinking: { content: text } }),
  (text) => ({ reasoning: { text } }),
  (text) => ({ reasoning: [text] }),
  (text) => ({ reasoning_content: [{ type: 'text', text }] }),
  (text) => ({ content: '', reasoning_details: [{ type: 'reasoning.text', text, index: 0 }] }),
  (text) => ({ reasoning: text, reasoning_details: [{ type: 'reasoning.text', text }] }),
  (text) => ({ reasoning_details: [{ type: 'reasoning.summary', summary: text }] }),
  (text) => ({ content: [{ type: 'thinking', thinking: text }] }),
  (text) => ({ content: [{ type: 'thinking', thinking: [{ type: 'text', text }] }] }),
  (text) => ({ content: [{ type: 'reasoning', text }] }),
  (text) => ({ content: { type: 'thinking', thinking: text } }),
  (text) => ({ thinking_blocks: [{ type: 'thinking', thinking: text, signature: 's' }] }),
  (text) => ({ type: 'thinking_delta', thinking: text }),
];

/** The same for a piece of text. */
const TEXT: readonly [Shape, ...Shape[]] = [
  (content) => ({ content }),
  (content) => ({ content, role: 'assistant', refusal: null, tool_calls: [] }),
  (content) => ({ content, reasoning_content: null, reasoning: '' }),
  (content) => ({ content, reasoning_details: [{ type: 'reasoning.encrypted', data: 'c2VhbGVk' }] }),
  (text) => ({ content: [{ type: 'text', text }] }),
  (text) => ({ content: [text] }),
  (text) => ({ content: { text } }),
  (text) => ({ content: { type: 'text', text } }),
  (text) => ({ content: { parts: [text] } }),
  (text) => ({ content: [{ type: 'output_text', text: { value: text, annotations: [] } }] }),
  (text) => ({ content: [{ content: [{ text }] }] }),
  (text) => ({ content: [[{ type: 'text', text }]] }),
  (text) => ({ type: 'text_delta', text }),
  (content) => content,
  (text) => [{ type: 'text', text }],
];

type Shape = (words: string) => unknown;

export type Kind = 'reasoning' | 'text';

/** The delta of a piece of either kind, in one of its shapes. Half of them are as Kimi's. */
function shaped(random: Random, kind: Kind, words: string): unknown {
  const shapes = kind === 'reasoning' ? REASONING : TEXT;
  return (random.next() < 0.5 ? shapes[0] : random.pick(shapes))(words);
}

/** The index of a choice, by its number among the chunks; undefined leaves it out. */
const INDEXES: readonly [Index, ...Index[]] = [
  () => 0,
  () => 1,
  () => '0',
  () => undefined,
  (number) => number,
];

type Index = (number: number) => unknown;

/** The finish reasons on chunks that are not the last. */
const REASONS: readonly [Reason, ...Reason[]] = [
  () => null,
  () => null,
  () => undefined,
  () => '',
  () => 'stop',
  (number) => (number === 0 ? 'stop' : null),
  (_, kind) => (kind === 'reasoning' ? 'stop' : null),
  () => 'null',
  () => 'None',
];

type Reason = (number: number, kind: Kind) => unknown;

/** Makes the chunks of one answer: what is odd about them is so from its beginning to its end. */
export function createChunks(random: Random) {
  const indexOf = random.pick(INDEXES);
  const reasonOf = random.pick(REASONS);
  const isBare = random.below(8) === 0;
  const isObject = random.below(12) === 0;
  const isWrapped = random.below(12) === 0;
  const hasHead = random.below(4) > 0;
  let number = 0;

  function wrap(choice: object, more: object): object {
    const head = hasHead
      ? { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'kimi-k2.5' }
      : {};
    const choices = isObject ? choice : [choice];
    const chunk = isBare ? { ...head, ...choice, ...more } : { ...head, choices, ...more };
    return isWrapped && !isBare && !isObject ? { code: 0, data: chunk } : chunk;
  }

  return {
    chunk(kind: Kind, words: string, finishReason?: string): object {
      const reason = finishReason ?? reasonOf(number, kind);
      const choice = { index: indexOf(number), delta: shaped(random, kind, words), finish_reason: reason };
      number += 1;
      return wrap(choice, random.below(4) === 0 ? { usage: null } : {});
    },

    /** The last one: no words, and why it ends. */
    end: (finishReason: string): object =>
      wrap({ index: indexOf(number), delta: {}, finish_reason: finishReason }, {}),

    /** All of the answer once more. */
    whole(message: object): object {
      const choices = [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: 'stop' }];
      return { object: 'chat.completion', choices };
    },
  };
}

export type Chunks = ReturnType<typeof createChunks>;
