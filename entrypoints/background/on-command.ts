import type { Failure } from '@/utils/chat/failure';
import { commandNames, type CommandName, type Handlers, type Refusal } from '@/utils/protocol/commands';
import { isOurs, type Sender } from '@/utils/browser/sender';
import { toFailure } from '@/utils/answering/to-failure';

/** Gives a command to a handler whenever it comes over the wire. */
export type Listen = (
  name: CommandName,
  handler: (message: { readonly data: unknown; readonly sender: Sender }) => unknown,
) => unknown;

/**
 * Answers the commands of our own pages, which `listen` receives, and tells `onCommand` of each. Any other sender gets an
 * error, and learns nothing else.
 */
export function answerCommands(
  listen: Listen,
  onCommand: (name: CommandName) => void,
  handlers: Handlers,
): void {
  for (const name of commandNames) {
    // The panel's client sends what this handler takes, under this name.
    const handler = handlers[name] as (sent: unknown) => unknown;
    listen(name, ({ data, sender }) => {
      if (!isOurs(sender)) throw new Error('This command is for our own pages.');
      onCommand(name);
      return handler(data);
    });
  }
}

/** Runs a command. Null when it was taken; a refusal is an answer to the panel, not an exception. */
export async function refusalOf(command: () => Promise<void>): Promise<Refusal> {
  try {
    await command();
    return null;
  } catch (error) {
    return toFailure(error);
  }
}

/** Returns the result of `query`, or its failure. */
export async function orFailure<T>(query: () => Promise<T>): Promise<T | { readonly failure: Failure }> {
  try {
    return await query();
  } catch (error) {
    return { failure: toFailure(error) };
  }
}
