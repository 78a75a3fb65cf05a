import type { Answer, Lookup } from './conversation';

/** The words of one of the messages that an answer came in. */
export interface AnswerMessage {
  readonly reasoning: string;
  readonly text: string;
}

/** A message that ended with a look-up, and that look-up. */
export interface LookupMessage extends AnswerMessage {
  readonly lookup: Lookup;
}

type Words = Pick<Answer, 'reasoning' | 'text' | 'lookups'>;

/** The messages of an answer that ended with a look-up, in order. */
export function lookupMessages({ reasoning, text, lookups = [] }: Words): readonly LookupMessage[] {
  return lookups.map((lookup, i) => {
    const before = lookups[i - 1];
    return {
      reasoning: reasoning.slice(before?.reasoning ?? 0, lookup.reasoning),
      text: text.slice(before?.text ?? 0, lookup.text),
      lookup,
    };
  });
}

/** The last message of an answer: all of it where nothing was looked up, else what came after that. */
export function lastMessage({ reasoning, text, lookups }: Words): AnswerMessage {
  const before = lookups?.at(-1);
  return { reasoning: reasoning.slice(before?.reasoning ?? 0), text: text.slice(before?.text ?? 0) };
}
