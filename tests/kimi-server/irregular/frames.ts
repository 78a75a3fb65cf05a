/** The text of every irregular stream, in pieces of more than one byte a character. */
export const THOUGHTS = ['The user says', ' 「こんにちは」', ': a greeting 🦊.'] as const;
export const WORDS = [' Hello!', ' こんにちは 🦊', ' How can', ' I **help**?'] as const;

/** The same, whole: what a client must make of a stream that is complete. */
export const ANSWER = { reasoning: THOUGHTS.join(''), text: WORDS.join('') } as const;

/** As in the captures, where the details are empty. */
export const USAGE = {
  prompt_tokens: 9,
  completion_tokens: 21,
  total_tokens: 30,
  prompt_tokens_details: { cached_tokens_details: {} },
  completion_tokens_details: {},
} as const;

const HEAD = {
  id: 'chatcmpl-0123456789abcdef',
  object: 'chat.completion.chunk',
  created: 1_770_992_031,
  model: 'kimi-k2.5',
  system_fingerprint: null,
} as const;

/** One event, as the captures have it: a blank line after it, LF. */
export function event(data: unknown): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}

/** A chunk with one choice. `more` replaces members of the chunk. */
export function chunk(delta: object, finishReason: string | null = null, more: object = {}) {
  const choices = [{ index: 0, delta, logprobs: null, finish_reason: finishReason }];
  return { ...HEAD, choices, usage: null, ...more };
}

export function frame(delta: object, finishReason: string | null = null, more: object = {}): string {
  return event(chunk(delta, finishReason, more));
}

/** Both names with the same text, as Kimi sends it. */
export function thought(text: string): string {
  return frame({ reasoning_content: text, reasoning: text });
}

export function word(content: string): string {
  return frame({ content });
}

export const ROLE = frame({ content: '', role: 'assistant' });
export const BEGINNING: readonly string[] = [ROLE, ...THOUGHTS.map(thought)];
export const BODY: readonly string[] = [...BEGINNING, ...WORDS.map(word)];
export const STOP = frame({}, 'stop');
export const COUNT = event({ ...HEAD, choices: [], usage: USAGE });
export const DONE = 'data: [DONE]\n\n';
export const ENDING: readonly string[] = [STOP, COUNT, DONE];

/** The whole answer as one document; `more` replaces members of it. */
export function document(more: object = {}) {
  const { reasoning, text } = ANSWER;
  const message = {
    role: 'assistant',
    content: text,
    refusal: null,
    reasoning_content: reasoning,
    reasoning,
    tool_calls: [],
  };
  const choices = [{ index: 0, message, logprobs: null, finish_reason: 'stop' }];
  return { ...HEAD, object: 'chat.completion', choices, usage: USAGE, ...more };
}
