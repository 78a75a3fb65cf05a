import { afterAll, beforeAll } from 'vitest';
import type { CompletionRequest } from '@/utils/kimi/completion';
import { createKimiServer, type KimiServerOptions } from '../kimi-server/kimi-server.ts';
import { ANSWER } from '../kimi-server/irregular/frames.ts';
import { SCENARIO_PREFIX } from '../kimi-server/scenarios.ts';
import { PRACTICE_TOKEN } from '../kimi-server/tokens.ts';
import { collect } from '../utils/kimi/loopback';

/** The usage in the irregular streams; the details are empty. */
export const USAGE = { promptTokens: 9, completionTokens: 21, cachedTokens: null, reasoningTokens: null };

/** A client's result for a complete stream. */
export const WHOLE = outcome({});

/** The same but for `change`. */
export function outcome(change: {
  readonly text?: string;
  readonly reasoning?: string;
  readonly finishReason?: string;
  readonly usage?: typeof USAGE | null;
  readonly unread?: number;
}) {
  const { text, reasoning, finishReason = 'stop', usage = USAGE, unread = 0 } = { ...ANSWER, ...change };
  return { text, reasoning, unread, end: { type: 'end', finishReason, usage }, error: undefined };
}

/** The practice server for the tests of a file, and our own client that asks it for a scenario by name. */
export function createPractice(options: KimiServerOptions = {}) {
  const server = createKimiServer({ pace: 0, ...options });
  let baseUrl = '';

  beforeAll(async () => {
    ({ baseUrl } = await server.listen());
  });

  afterAll(() => server.close());

  return {
    server,
    baseUrl: () => baseUrl,

    /** Streams the answer of `practice-NAME` over HTTP, to its end. */
    async ask(name: string, change: Partial<CompletionRequest> = {}) {
      const model = SCENARIO_PREFIX + name;
      const { events, text, reasoning, unread, error } = await collect(baseUrl, {
        token: PRACTICE_TOKEN,
        model,
        ...change,
      });
      const last = events.at(-1);
      return { text, reasoning, unread, end: last?.type === 'end' ? last : undefined, error, events };
    },
  };
}
