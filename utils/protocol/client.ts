import { commandNames, COMMANDS, type CommandName, type Given, type Result } from './messaging';

/** Every command, to be given by a panel. Each is given as often as the table allows, and rejects where no answer came. */
export type Client = {
  readonly [Name in CommandName]: (given: Given<Name>) => Promise<Result<Name>>;
};

/** Sends a command and brings its answer; rejects where nobody takes it, or whoever took it is gone. */
type Send = (name: CommandName, data: unknown) => Promise<unknown>;

/** A rule of the table, where any command may stand under it. */
type Rule = (send: (data: unknown) => Promise<unknown>, panel: string) => unknown;

/** The commands over a wire. `panel` is the id that goes with what is a panel's own. */
export function createClient(send: Send, panel: string): Client {
  const ways = commandNames.map((name) => {
    const rule = COMMANDS[name] as Rule;
    return [name, rule((data) => send(name, data), panel)];
  });
  // The whole table is there; what crosses the wire is of the types that the table gives it.
  return Object.fromEntries(ways) as Client;
}
