import type { Message } from './completion-request.ts';
import { contentWords } from './words.ts';

/**
 * The messages as a model understands them that knows the words of a page in another language: each question that it
 * was taught reads as those words.
 */
export function understood(
  messages: readonly Message[],
  taught: ReadonlyMap<string, string>,
): readonly Message[] {
  if (taught.size === 0) return messages;
  return messages.map((message) => {
    if (message.role !== 'user') return message;
    let { content } = message;
    for (const [question, words] of taught) content = content.replaceAll(question, words);
    return { ...message, content };
  });
}

/** The words to search a page for, where a request asks for these; else null. */
export function searchWords(messages: readonly Message[]): string | null {
  const asked = messages.at(-1)?.content ?? '';
  const question = /\nQuestion: ([^\n]*)\n\nWhich words of [^\n]* would the page have/.exec(asked)?.[1];
  return question === undefined ? null : contentWords(question).join(', ');
}
