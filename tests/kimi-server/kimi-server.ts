import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { admit } from './admission.ts';
import { LISTED_MODELS } from './completion-request.ts';
import { createExchange, type Exchange } from './exchange.ts';
import { createFailureCount } from './failure-count.ts';
import { modelList } from './model-list.ts';
import { answerPlace, type Stray } from './places.ts';
import { play } from './play.ts';
import { playRaw } from './play-raw.ts';
import { createRequestLog, type RecordedRequest } from './recorded-request.ts';
import type { Scenario } from './scenario.ts';
import { sendRefusal, type Refusal } from './refusal.ts';
import { readBody } from './request-body.ts';
import { notFound } from './refusals.ts';
import { refuseToken } from './tokens.ts';

export interface KimiServerOptions {
  /** Milliseconds between deltas; 0 is as fast as possible. About 50 deltas a second by default, as Kimi sends. */
  readonly pace?: number;
  /** Longer requests are refused with 413. */
  readonly maxBodyBytes?: number;
  /** Requests that are answered at the same time; more are refused with 429. No limit by default. */
  readonly maxConcurrent?: number;
}

export interface KimiServer {
  /** Listens on 127.0.0.1, on a free port unless one is given. `baseUrl` is what a client is configured with. */
  listen(port?: number): Promise<{ readonly url: string; readonly baseUrl: string; readonly port: number }>;
  /** Breaks every connection and stops. */
  close(): Promise<void>;
  /** The requests for completions so far, refused ones too; each goes on being updated while it is answered. */
  readonly requests: readonly RecordedRequest[];
  /** The requests that reached the target of a redirect to another origin. */
  readonly strays: readonly Stray[];
  /** Releases the answers that a scenario holds; from now on none is held. */
  release(): void;
  /** Makes every answer this text from now on, delta by delta, after these thoughts. */
  say(pieces: readonly string[], thoughts?: readonly string[]): void;
  /** Teaches the model what a question means, in the words of the page that it is about. */
  teach(question: string, words: string): void;
  /** Pauses all open answers, until `resume`. */
  stall(): void;
  resume(): void;
  /** Breaks the connections of the answers that are open, in the middle of what is on its way. */
  reset(): void;
  /** Retires models: the list has them no more, and requests for them are refused with 404. */
  retire(...models: readonly string[]): void;
  /** Sets the ids in the list of models; null takes the list away. */
  list(models: readonly string[] | null): void;
  /** The number of times that the list of models was read. */
  readonly listings: number;
  /** The request with this number, counted from 1, once it is received. */
  waitForRequest(number: number): Promise<RecordedRequest>;
}

const PACE_MS = 20;
const MAX_BODY_BYTES = 8 * 1024 * 1024;

/**
 * Starts the practice server: Kimi's API as AceData Cloud serves it, on loopback, without a model. It speaks the wire
 * format of the captures in `tests/fixtures/kimi`, checks requests as the API does, and answers from the page it was
 * sent. `tokens.ts` has the tokens it knows, `scenarios.ts` and `irregular.ts` the faults that a request can choose.
 */
export function createKimiServer(options: KimiServerOptions = {}): KimiServer {
  const { pace = PACE_MS, maxBodyBytes = MAX_BODY_BYTES, maxConcurrent = Infinity } = options;
  const log = createRequestLog();
  const failures = createFailureCount();
  const open = new Set<Exchange>();
  const strays: Stray[] = [];
  let isReleased = false;
  const retired = new Set<string>();
  let listed: readonly string[] | null = LISTED_MODELS;
  let listings = 0;
  let said: Pick<Scenario, 'pieces' | 'thoughts'> = {};
  const taught = new Map<string, string>();

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (await answerPlace(request, response, strays)) return;
    const path = new URL(request.url ?? '/', 'http://practice').pathname;
    const route = `${request.method ?? ''} ${path}`;
    if (route === 'POST /kimi/chat/completions' || route === 'POST /v1/chat/completions') {
      await complete(request, response);
      return;
    }
    request.resume();
    const refusal = refuseToken(request.headers.authorization);
    if (route !== 'GET /v1/models' || listed === null) {
      sendRefusal(response, { status: 404, code: 'no_api', message: `No API is at ${path}.` });
    } else if (refusal) sendRefusal(response, refusal);
    else {
      listings += 1;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(modelList(listed.filter((model) => !retired.has(model))));
    }
  }

  async function complete(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readBody(request, maxBodyBytes);
    const body = text === null ? undefined : parse(text);
    const exchange = createExchange(request, response, body);
    log.add(exchange.record);
    const admission = admit(request, text, body);
    if ('refusal' in admission) return sendRefusal(response, admission.refusal);
    const { request: asked } = admission;
    if (retired.has(asked.model)) return sendRefusal(response, notFound(asked.model));
    const scenario = { ...admission.scenario, ...said, taught };
    if (open.size >= maxConcurrent) return sendRefusal(response, tooMany(maxConcurrent));
    open.add(exchange);
    void exchange.record.ended.then(() => open.delete(exchange));
    if (isReleased) exchange.release();
    const failure = failures.next(scenario, asked);
    const raw = failure && 'pieces' in failure ? failure : scenario.raw?.();
    if (failure && 'code' in failure) sendRefusal(response, failure);
    else if (raw) await playRaw(exchange, raw, pace);
    else await play(exchange, asked, scenario, pace);
  }

  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      // A client that hangs up while it still sends is no failure of ours.
      if (!request.destroyed) console.error(error);
      response.destroy();
    });
  });

  return {
    requests: log.requests,
    strays,
    waitForRequest: log.waitFor,

    release() {
      isReleased = true;
      for (const exchange of open) exchange.release();
    },
    say(pieces, thoughts = []) {
      said = { pieces, thoughts };
    },
    teach: (question, words) => void taught.set(question, words),
    retire: (...models) => models.forEach((model) => retired.add(model)),
    list: (models) => void (listed = models),
    get listings() {
      return listings;
    },
    stall() {
      for (const exchange of open) exchange.stall();
    },
    resume() {
      for (const exchange of open) exchange.resume();
    },
    reset() {
      for (const exchange of open) exchange.reset();
    },

    listen: (port = 0) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => {
          server.off('error', reject);
          const { port: bound } = server.address() as AddressInfo;
          const url = `http://127.0.0.1:${bound}`;
          resolve({ url, baseUrl: `${url}/kimi`, port: bound });
        });
      }),

    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The refusal for an account's limit, which, like the API's, does not say how long to wait. */
function tooMany(limit: number): Refusal {
  return {
    status: 429,
    code: 'too_many_requests',
    message: `Too many requests: at most ${limit} at a time, please try again later.`,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
