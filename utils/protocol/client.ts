import { commandNames, COMMANDS, type CommandName, type Given, type Result, type Retry } from './messaging';

/** Every command, to be given by a panel. Each is given as often as the table allows, and rejects where no answer came. */
export type Client = {
  readonly [Name in CommandName]: (given: Given<Name>) => Promise<Result<Name>>;
};

/** Sends a command and brings its answer; rejects where nobody takes it, or whoever took it is gone. */
type Send = (name: CommandName, data: unknown) => Promise<unknown>;

/** The commands over a wire. `panel` is the id that goes with what is a panel's own. */
export function createClient(send: Send, panel: string): Client {
  const client: Partial<Record<CommandName, (given?: object) => Promise<unknown>>> = {};
  for (const name of commandNames) {
    const { retry, isSigned } = COMMANDS[name];
    client[name] = (given) => {
      const data = isSigned ? { ...given, panel } : given;
      return withRetry(retry, () => send(name, data));
    };
  }
  // The loop has been through the whole table; what crosses the wire is of the types that the table gives it.
  return client as Client;
}

function withRetry(retry: Retry, give: () => Promise<unknown>): Promise<unknown> {
  switch (retry) {
    case 'once':
      return give();
    case 'until-taken':
      return give().catch((error: unknown) => {
        if (isUntaken(error)) return give();
        throw error;
      });
    case 'twice':
      return give().catch(give);
  }
}

/** The browser's words where a message found nobody to take it: the worker was ending. */
function isUntaken(error: unknown): boolean {
  return /receiving end does not exist/i.test(String(error));
}
