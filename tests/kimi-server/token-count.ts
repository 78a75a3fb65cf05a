import type { CompletionRequest, Message } from './completion-request.ts';
import { PICTURE_TOKENS } from './pictures.ts';

/** Estimates Kimi's tokens for a text: one for four ASCII characters, or for one and a half others. */
export function countTokens(text: string): number {
  return Math.round(weigh(text));
}

/**
 * The tokens of a conversation, with the chat template's own around each message, and of the tools that are offered. It
 * gives the 9 that the guide shows for "Hello".
 */
export function countPromptTokens({
  messages,
  offer,
}: Pick<CompletionRequest, 'messages' | 'offer'>): number {
  const template = messages.reduce((sum, { role }) => sum + (role === 'assistant' ? 6 : 4), 4);
  const tools = offer.tools.length === 0 ? 0 : countTokens(JSON.stringify(offer.tools));
  const seen = messages.reduce((sum, { pictures = [] }) => sum + pictures.length * PICTURE_TOKENS, 0);
  return messages.reduce((sum, message) => sum + countTokens(wordsOf(message)), template + tools + seen);
}

/** All that a message costs. Reasoning goes back only beside calls. */
function wordsOf({ content, tool_calls: calls = [], reasoning_content: reasoning = '' }: Message): string {
  const called = calls.map(({ id, function: { arguments: given } }) => id + given).join('');
  return content + (called === '' ? '' : reasoning + called);
}

/** The beginning of `text` that `budget` tokens pay for. */
export function cutToTokens(text: string, budget: number): string {
  let spent = 0;
  let length = 0;
  for (const character of text) {
    spent += weigh(character);
    if (spent > budget) break;
    length += character.length;
  }
  return text.slice(0, length);
}

function weigh(text: string): number {
  let tokens = 0;
  for (const character of text) tokens += character < '\u0080' ? 1 / 4 : 2 / 3;
  return tokens;
}
