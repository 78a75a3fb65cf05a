import { expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { answerCommands } from '@/entrypoints/background/on-command';
import { commandNames, type CommandName, type Handlers } from '@/utils/protocol/commands';

type Listener = (message: { readonly data: unknown; readonly sender: object }) => unknown;

const OURS = { id: fakeBrowser.runtime.id, url: `${fakeBrowser.runtime.getURL('/')}sidepanel.html` };

/** A background whose handlers return the command they were given, and its data. */
function setup() {
  const handlers = Object.fromEntries(commandNames.map((name) => [name, (sent: unknown) => [name, sent]]));
  const listeners = new Map<string, unknown>();
  const listen = (name: string, listener: unknown) => void listeners.set(name, listener);
  answerCommands(handlers as unknown as Handlers, listen as never);
  return (name: CommandName, data: unknown, sender: object) =>
    (listeners.get(name) as Listener)({ data, sender });
}

test('every command is answered by its own handler', () => {
  const give = setup();
  for (const name of commandNames) expect(give(name, { of: name }, OURS)).toEqual([name, { of: name }]);
});

test('a command that does not come from one of our own pages reaches no handler', () => {
  const give = setup();
  const inPage = { ...OURS, url: 'https://example.com/' };
  const other = { ...OURS, id: 'another' };
  for (const name of commandNames) {
    for (const sender of [inPage, other, {}])
      expect(() => give(name, {}, sender)).toThrow('for our own pages');
  }
});
