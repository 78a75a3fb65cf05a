import type { Failure } from '@/utils/chat/failure';
import { onMessage, type Refusal } from '@/utils/protocol/messaging';
import { isOurs } from '@/utils/browser/sender';
import { toFailure } from '@/utils/answering/to-failure';

/** Answers a command of our own pages. Anybody else's is an error, which is all they learn. */
export const onCommand: typeof onMessage = (type, handler) =>
  onMessage(type, (message) => {
    if (!isOurs(message.sender)) throw new Error('This command is for our own pages.');
    return handler(message);
  });

/** Null when `command` was taken; a refusal is an answer, not an exception, to whoever gave it. */
export async function refusalOf(command: () => Promise<void>): Promise<Refusal> {
  try {
    await command();
    return null;
  } catch (error) {
    return toFailure(error);
  }
}

/** What `query` gives, or why it gives nothing. */
export async function orFailure<T>(query: () => Promise<T>): Promise<T | { readonly failure: Failure }> {
  try {
    return await query();
  } catch (error) {
    return { failure: toFailure(error) };
  }
}
