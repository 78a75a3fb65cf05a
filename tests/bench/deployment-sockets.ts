/** The conversations of a few users over real sockets: Sidenote's queue and client, a gateway, the practice server. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createQueue } from '../../utils/answering/queue.ts';
import { streamWithRetries } from '../../utils/kimi/retry.ts';
import { TIMEOUTS } from '../../utils/kimi/timeouts.ts';
import { createKimiServer } from '../kimi-server/kimi-server.ts';
import { PRACTICE_TOKEN } from '../kimi-server/tokens.ts';
import { createAgenda } from './deployment-agenda.ts';
import { BLOCK } from './deployment-cache.ts';
import { createReplica, type Engine } from './deployment-replica.ts';
import { MODEL, promptText, type SizedRequest, type Talk } from './deployment-talks.ts';

export interface Played {
  /** Answers that came, and questions that were given up after all repetitions. */
  readonly answered: number;
  readonly givenUp: number;
  /** Requests that reached the gateway, and those that it refused. */
  readonly requests: number;
  readonly refused: number;
  /** The most requests of one user, and of all, that were under way at once. */
  readonly mostOfOne: number;
  readonly most: number;
  /** Shares of the prompts' tokens in a cache of real blocks, and in the model's. */
  readonly cached: number;
  readonly modelled: number;
}

/** Plays a conversation for each user, all at once, each with its questions asked at once: the queue orders them. */
export async function playOverSockets(
  talks: readonly Talk[],
  {
    engine,
    common,
    mostAtOnce,
  }: { readonly engine: Engine; readonly common: number; readonly mostAtOnce: number },
): Promise<Played> {
  const server = createKimiServer({ pace: 0 });
  const { url } = await server.listen();
  const gateway = createGateway(url, mostAtOnce);
  const baseUrl = await gateway.listen();
  const results = await Promise.all(
    talks.map((talk, user) => playTalk(talk, user, baseUrl, gateway.counted)),
  );
  const answered = results.reduce((sum, count) => sum + count, 0);
  const asked = talks.reduce((sum, { requests }) => sum + requests.length, 0);
  const prompts = server.requests.map(({ body }) => readPrompt(body));
  await gateway.close();
  await server.close();
  const { requests, refused, mostOfOne, most } = gateway.counted;
  return {
    answered,
    givenUp: asked - answered,
    requests,
    refused,
    mostOfOne,
    most,
    cached: cachedShare(prompts),
    modelled: modelledShare(talks, engine, common),
  };
}

interface Counted {
  requests: number;
  refused: number;
  mostOfOne: number;
  most: number;
}

async function playTalk(
  { requests }: Talk,
  user: number,
  baseUrl: string,
  counted: Counted,
): Promise<number> {
  const queue = createQueue();
  const signal = new AbortController().signal;
  let underWay = 0;

  async function play({ messages, tools }: SizedRequest): Promise<boolean> {
    const place = queue.join(String(user));
    try {
      await Array.fromAsync(place.ahead(signal));
      counted.mostOfOne = Math.max(counted.mostOfOne, ++underWay);
      const rest = { maxTokens: null, thinking: null, effort: null, timeouts: TIMEOUTS, signal };
      const request = { baseUrl, token: PRACTICE_TOKEN, model: MODEL, messages, tools, ...rest };
      await Array.fromAsync(streamWithRetries(request));
      return true;
    } catch {
      return false;
    } finally {
      underWay -= 1;
      place.leave();
    }
  }

  const answered = await Promise.all(requests.map(play));
  return answered.filter(Boolean).length;
}

/** A gateway that passes on so many requests at once, and refuses more with 429 and `Retry-After`. */
function createGateway(target: string, mostAtOnce: number) {
  const counted: Counted = { requests: 0, refused: 0, mostOfOne: 0, most: 0 };
  let open = 0;
  const server = createServer((request, response) => {
    counted.requests += 1;
    if (open >= mostAtOnce) {
      counted.refused += 1;
      request.resume();
      response.writeHead(429, { 'content-type': 'application/json', 'retry-after': '1' });
      response.end(JSON.stringify({ error: { message: 'Too many requests', type: 'rate_limit_error' } }));
      return;
    }
    open += 1;
    counted.most = Math.max(counted.most, open);
    response.once('close', () => (open -= 1));
    void passOn(request, response, target);
  });
  return {
    counted,
    listen: () =>
      new Promise<string>((resolve) => {
        server.listen(0, '127.0.0.1', () => {
          const { port } = server.address() as AddressInfo;
          resolve(`http://127.0.0.1:${port}/kimi`);
        });
      }),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function passOn(request: IncomingMessage, response: ServerResponse, target: string): Promise<void> {
  const chunks = await Array.fromAsync(request);
  const { authorization = '' } = request.headers;
  const headers = { authorization, 'content-type': 'application/json' };
  const answer = await fetch(`${target}${request.url ?? ''}`, {
    method: 'POST',
    headers,
    body: Buffer.concat(chunks),
  });
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
  for await (const part of answer.body ?? []) response.write(part);
  response.end();
}

interface WireBody {
  readonly messages: SizedRequest['messages'];
  readonly tools?: readonly unknown[];
}

function readPrompt(body: unknown): string {
  const { messages, tools = [] } = body as WireBody;
  return promptText(messages, tools);
}

const CHARACTERS_PER_TOKEN = 4;

/** The share of prompts whose blocks, each with all before it, some earlier prompt had. */
function cachedShare(prompts: readonly string[]): number {
  const length = BLOCK * CHARACTERS_PER_TOKEN;
  const known = new Set<string>();
  let [all, cached] = [0, 0];
  for (const prompt of prompts) {
    let isKnown = true;
    let key = '';
    for (let start = 0; start + length <= prompt.length; start += length) {
      key = createHash('sha256')
        .update(key + prompt.slice(start, start + length))
        .digest('base64');
      isKnown &&= known.has(key);
      if (isKnown) cached += length;
      known.add(key);
    }
    all += prompt.length;
  }
  return cached / all;
}

/** The same of the model, which knows no texts but only sizes. */
function modelledShare(talks: readonly Talk[], engine: Engine, common: number): number {
  const agenda = createAgenda();
  const { submit, counted } = createReplica(engine, agenda);
  for (const [talk, { requests }] of talks.entries()) {
    const ask = (number: number): void => {
      const request = requests[number];
      if (!request) return;
      const onEnd = () => ask(number + 1);
      submit({ ...request, talk, common, onFirst: () => undefined, onEnd });
    };
    // One user after the other begins, when some prompt is in the cache already.
    agenda.add(talk * 60_000, () => ask(0));
  }
  agenda.run();
  return counted.cached / counted.prompt;
}
