import { commandNames, COMMANDS, type CommandName, type Given, type Result } from './commands';

/** Every command that a panel can give. Each is repeated as the table allows, and rejects where no answer came. */
export type Client = {
  readonly [Name in CommandName]: (given: Given<Name>) => Promise<Result<Name>>;
};

/** Sends a command and returns its answer; rejects where the background does not take it, or ends before it answers. */
export type Send = (name: CommandName, data: unknown) => Promise<unknown>;

/** A rule of the table, typed for any command. */
type Rule = (send: (data: unknown) => Promise<unknown>, panel: string) => unknown;

/** Makes the commands that go over a wire. `panel` is the id that goes with a panel's own data. */
export function createClient(send: Send, panel: string): Client {
  const ways = commandNames.map((name) => {
    const rule = COMMANDS[name] as Rule;
    return [name, rule((data) => send(name, data), panel)];
  });
  // Every entry of the table is here; the data that crosses the wire has the types that the table gives it.
  return Object.fromEntries(ways) as Client;
}
