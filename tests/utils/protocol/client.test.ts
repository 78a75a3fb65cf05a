import { describe, expect, test } from 'vitest';
import { createClient, type Client } from '@/utils/protocol/client';
import { commandNames, COMMANDS, type CommandName } from '@/utils/protocol/commands';

const UNTAKEN = new Error('Could not establish connection. Receiving end does not exist.');
const DIED = new Error('The message channel closed before a response was received');

/** A client over a wire that fails with each of `failures` in turn, and answers from then on; and what came over it. */
function clientWith(...failures: readonly Error[]) {
  const sent: [name: CommandName, data: unknown][] = [];
  const client = createClient(async (name, data) => {
    sent.push([name, data]);
    const failure = failures[sent.length - 1];
    if (failure) throw failure;
    return `answer ${sent.length}`;
  }, 'panel-1');
  return { client, sent };
}

describe('a command', () => {
  test('goes to the background with what is given, and brings what that answers', async () => {
    const { client, sent } = clientWith();
    expect(await client.conversationOf({ pageKey: 'k' })).toBe('answer 1');
    await client.storageState();
    expect(sent).toEqual([
      ['conversationOf', { pageKey: 'k' }],
      ['storageState', undefined],
    ]);
  });

  test('of the table is one of the client, each under its own name', async () => {
    const { client, sent } = clientWith();
    for (const name of commandNames) await (client[name] as (given: object) => Promise<unknown>)({});
    expect(sent.map(([name]) => name)).toEqual(Object.keys(COMMANDS));
  });

  test("says whose it is where it is about a panel's own, and otherwise not", async () => {
    const { client, sent } = clientWith();
    await client.draftOf({ conversationId: 'c' });
    await client.deleteConversation({ conversationId: 'c' });
    expect(sent).toEqual([
      ['draftOf', { conversationId: 'c', panel: 'panel-1' }],
      ['deleteConversation', { conversationId: 'c' }],
    ]);
  });
});

describe('a command whose worker', () => {
  const gives = {
    once: (client: Client) => client.stop({ conversationId: 'c' }),
    untilTaken: (client: Client) => client.askAgain({ conversationId: 'c', pageKey: 'k', turnId: 't' }),
    twice: (client: Client) => client.conversationOf({ pageKey: 'k' }),
    twiceSigned: (client: Client) => client.draftOf({ conversationId: 'c' }),
  };

  /** The number of times each was sent, and its result. */
  async function outcomes(...failures: readonly Error[]) {
    const ends = Object.entries(gives).map(async ([rule, give]) => {
      const { client, sent } = clientWith(...failures);
      const end = await give(client).catch((error: unknown) => error);
      return [rule, { times: sent.length, end }] as const;
    });
    return Object.fromEntries(await Promise.all(ends));
  }

  test('was ending, so that nobody took it, is given again unless it may be given once only', async () => {
    expect(await outcomes(UNTAKEN)).toEqual({
      once: { times: 1, end: UNTAKEN },
      untilTaken: { times: 2, end: 'answer 2' },
      twice: { times: 2, end: 'answer 2' },
      twiceSigned: { times: 2, end: 'answer 2' },
    });
  });

  test('died over it is given again only where that does no harm', async () => {
    expect(await outcomes(DIED)).toEqual({
      once: { times: 1, end: DIED },
      untilTaken: { times: 1, end: DIED },
      twice: { times: 2, end: 'answer 2' },
      twiceSigned: { times: 2, end: 'answer 2' },
    });
  });

  test('fails it a second time is left alone', async () => {
    expect(await outcomes(UNTAKEN, DIED)).toEqual({
      once: { times: 1, end: UNTAKEN },
      untilTaken: { times: 2, end: DIED },
      twice: { times: 2, end: DIED },
      twiceSigned: { times: 2, end: DIED },
    });
  });
});
