import type { Message } from './completion-request.ts';

/** A request to continue an answer that was begun. */
export interface Continuation {
  /** The messages that the answer was begun for. */
  readonly messages: readonly Message[];
  /** The answer so far. */
  readonly prefix: string;
  /** True if the prefix is the last message, with `partial: true`; false if a user's message asks to go on. */
  readonly isPartial: boolean;
}

/** The ways in which a user asks to go on. */
const GO_ON = /\bcontinue\b|\bgo on\b|\bcarry on\b|left off|続け|続き|继续|繼續|接着/i;

/** The length of the overlap, about a line: models that are asked to go on repeat their last words. */
const OVERLAP_LENGTH = 40;

/** Reads the continuation that a conversation asks for; null if it asks for none. */
export function readContinuation(messages: readonly Message[]): Continuation | null {
  const last = messages.at(-1);
  const before = messages.at(-2);
  if (last?.role === 'assistant' && last.partial === true) {
    return { messages: messages.slice(0, -1), prefix: last.content, isPartial: true };
  }
  if (last?.role === 'user' && before?.role === 'assistant' && GO_ON.test(last.content)) {
    return { messages: messages.slice(0, -2), prefix: before.content, isPartial: false };
  }
  return null;
}

/**
 * The rest of `whole`, or null when the prefix is not its beginning. After `partial: true` it goes on exactly where the
 * prefix ends, else it repeats the last words. White space at the beginning doesn't count, since clients trim it.
 */
export function restOf(whole: string, { prefix, isPartial }: Continuation): string | null {
  const said = prefix.trimStart();
  const text = whole.trimStart();
  if (!text.startsWith(said)) return null;
  if (isPartial) return text.slice(said.length);
  const overlap = said.slice(-OVERLAP_LENGTH).replace(/^\S*\s(?=\S)/, '');
  return text.slice(said.length - overlap.length);
}
