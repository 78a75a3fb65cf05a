import { expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { answerCommands, type Listen } from '@/entrypoints/background/on-command';
import type { Sender } from '@/utils/browser/sender';
import { commandNames, type CommandName, type Handlers } from '@/utils/protocol/commands';

const OURS = { id: fakeBrowser.runtime.id, url: `${fakeBrowser.runtime.getURL('/')}sidepanel.html` };

/** A background whose handlers return the command they were given, and its data. */
function setup() {
  const handlers = Object.fromEntries(commandNames.map((name) => [name, (sent: unknown) => [name, sent]]));
  const listeners = new Map<string, Parameters<Listen>[1]>();
  const heard: CommandName[] = [];
  answerCommands(
    (name, listener) => listeners.set(name, listener),
    (name) => heard.push(name),
    handlers as unknown as Handlers,
  );
  const give = (name: CommandName, data: unknown, sender: Sender) => listeners.get(name)?.({ data, sender });
  return { give, heard };
}

test('every command is answered by its own handler', () => {
  const { give, heard } = setup();
  for (const name of commandNames) expect(give(name, { of: name }, OURS)).toEqual([name, { of: name }]);
  expect(heard).toEqual(commandNames);
});

test('a command that does not come from one of our own pages reaches no handler', () => {
  const { give, heard } = setup();
  const inPage = { ...OURS, url: 'https://example.com/' };
  const other = { ...OURS, id: 'another' };
  for (const name of commandNames) {
    for (const sender of [inPage, other, {}])
      expect(() => give(name, {}, sender)).toThrow('for our own pages');
  }
  expect(heard).toEqual([]);
});
