import type { Failure } from '@/utils/chat/failure';
import { commandNames, type Handlers, type Refusal } from '@/utils/protocol/messaging';
import { onMessage } from '@/utils/protocol/transport';
import { isOurs } from '@/utils/browser/sender';
import { toFailure } from '@/utils/answering/to-failure';

/** Answers the commands of our own pages, which `listen` brings. Anybody else's is an error, which is all they learn. */
export function answerCommands(handlers: Handlers, listen: typeof onMessage = onMessage): void {
  for (const name of commandNames) {
    // What comes under this name is what the panel's client sends under it.
    const handler = handlers[name] as (sent: unknown) => unknown;
    listen(name, ({ data, sender }) => {
      if (!isOurs(sender)) throw new Error('This command is for our own pages.');
      return handler(data);
    });
  }
}

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
