/** Requests that are made again, over HTTP: R25, R29 and the failures before the first byte. */
import { expect, test } from 'vitest';
import { streamWithRetries } from '@/utils/kimi/retry';
import { ANSWER } from '../kimi-server/irregular/frames.ts';
import { SCENARIO_PREFIX } from '../kimi-server/scenarios.ts';
import { PRACTICE_TOKEN } from '../kimi-server/tokens.ts';
import { requestTo } from '../utils/kimi/loopback';
import { createPractice } from './practice';

const { server, baseUrl } = createPractice();

/** The result of a scenario, with the waits left out but noted, in milliseconds. */
async function ask(name: string) {
  const before = server.requests.length;
  const request = requestTo(baseUrl(), { token: PRACTICE_TOKEN, model: SCENARIO_PREFIX + name });
  const waits: number[] = [];
  const sleep = async (ms: number) => void waits.push(ms);
  let text = '';
  let error: unknown;
  try {
    for await (const event of streamWithRetries(request, { sleep, random: () => 0.5 })) {
      if (event.type === 'text') text += event.text;
    }
  } catch (thrown) {
    error = thrown;
  }
  return { text, error, waits, requests: server.requests.length - before };
}

test.each([
  ['flaky-1', 2],
  ['flaky-2', 3],
  ['flaky-network-2', 3],
])('%s is answered in the end', async (name, requests) => {
  const outcome = await ask(name);
  expect(outcome).toMatchObject({ error: undefined, requests });
  expect(outcome.text).toBe(server.requests.at(-1)?.sent.text);
});

test('a third failure is the last', async () => {
  expect(await ask('flaky-9')).toMatchObject({
    text: '',
    error: { kind: 'server', status: 503 },
    requests: 3,
  });
});

test.each([
  ['r25', [2000, 2000]],
  ['r25-fraction', [250, 250]],
  ['r25-ms', [150, 150]],
  ['r25-now', [0, 0]],
  ['r25-negative', [0, 0]],
  ['r25-huge', []],
  ['r25-never', []],
])('R25: the server is waited for as it says, unless it is too long or no use (%s)', async (name, waits) => {
  expect(await ask(name)).toMatchObject({ waits, error: { kind: 'rate-limited' } });
});

test.each(['quota', 'retired', 'too-large', 'content-filter', 'r15', 'r18-portal', 'refuses-messages'])(
  '%s is not asked for again',
  async (name) => {
    const { requests, error } = await ask(name);
    expect(error).toBeDefined();
    expect(requests).toBe(1);
  },
);

test('R29: what had begun is not asked for again', async () => {
  const { requests, text, error } = await ask('r29');
  expect({ requests, error }).toMatchObject({ requests: 1, error: { kind: 'truncated' } });
  expect(ANSWER.text.startsWith(text) && text !== '').toBe(true);
});
