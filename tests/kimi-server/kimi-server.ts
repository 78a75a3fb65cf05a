import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { badRequest, MODELS, readCompletionRequest } from './completion-request.ts';
import { createExchange } from './exchange.ts';
import { play } from './play.ts';
import { createRequestLog, type RecordedRequest } from './recorded-request.ts';
import { sendRefusal, type Refusal } from './refusal.ts';
import { readBody } from './request-body.ts';
import { findScenario, scenarioNames, type Scenario } from './scenarios.ts';
import { refuseToken } from './tokens.ts';

export interface KimiServerOptions {
  /** Milliseconds between deltas; 0 is as fast as possible. About 50 deltas a second by default, as Kimi sends. */
  readonly pace?: number;
  /** Longer requests are refused with 413. */
  readonly maxBodyBytes?: number;
}

export interface KimiServer {
  /** Listens on 127.0.0.1, on a free port unless one is given. `baseUrl` is what a client is configured with. */
  listen(port?: number): Promise<{ readonly url: string; readonly baseUrl: string; readonly port: number }>;
  /** Breaks every connection and stops. */
  close(): Promise<void>;
  /** The requests for completions so far, refused ones too; each goes on being updated while it is answered. */
  readonly requests: readonly RecordedRequest[];
  /** The request with this number, counted from 1, once it was received. */
  waitForRequest(number: number): Promise<RecordedRequest>;
}

const PACE_MS = 20;
const MAX_BODY_BYTES = 8 * 1024 * 1024;

/** An answer that is a web page comes from something that is not the API. */
const PROXY_PAGE =
  '<!DOCTYPE html>\n<html><head><title>Bad gateway</title></head><body><h1>Bad gateway</h1><p>The web server reported a bad gateway error.</p></body></html>\n';

/**
 * The practice server: Kimi's API as AceData Cloud serves it, on loopback, without a model. Speaks the
 * wire format of the captures in `tests/fixtures/kimi`, checks requests as the API does, and answers
 * from the page it was sent. `tokens.ts` has the tokens it knows, `scenarios.ts` what can go wrong on
 * request.
 */
export function createKimiServer(options: KimiServerOptions = {}): KimiServer {
  const { pace = PACE_MS, maxBodyBytes = MAX_BODY_BYTES } = options;
  const log = createRequestLog();

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://practice').pathname;
    const route = `${request.method ?? ''} ${path}`;
    if (route === 'POST /kimi/chat/completions' || route === 'POST /v1/chat/completions') {
      await complete(request, response);
      return;
    }
    request.resume();
    const refusal = refuseToken(request.headers.authorization);
    if (route !== 'GET /v1/models') {
      sendRefusal(response, { status: 404, code: 'no_api', message: `No API is at ${path}.` });
    } else if (refusal) sendRefusal(response, refusal);
    else sendModels(response);
  }

  async function complete(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readBody(request, maxBodyBytes);
    const body = text === null ? undefined : parse(text);
    const exchange = createExchange(request, response, body);
    log.add(exchange.record);
    const asked = check(request, text, body);
    if ('refusal' in asked) return sendRefusal(response, asked.refusal);
    const { scenario } = asked;
    if (scenario.refusal) sendRefusal(response, scenario.refusal);
    else if (scenario.pageStatus !== undefined) {
      response.writeHead(scenario.pageStatus, { 'content-type': 'text/html' }).end(PROXY_PAGE);
    } else await play(exchange, asked.request, scenario, pace);
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
    waitForRequest: log.waitFor,

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

/** The checks in the API's order: token, size, JSON, members, scenario. */
function check(request: IncomingMessage, text: string | null, body: unknown) {
  const refusal = refuseToken(request.headers.authorization);
  if (refusal) return { refusal };
  if (text === null) return { refusal: TOO_LARGE };
  if (body === undefined) return { refusal: badRequest('The request body is not valid JSON.') };
  const read = readCompletionRequest(body);
  if ('code' in read) return { refusal: read };
  const name = request.headers['x-practice-scenario'];
  const scenario = scenarioOf(typeof name === 'string' ? name : undefined, read.model);
  return scenario
    ? { request: read, scenario }
    : { refusal: badRequest(`x-practice-scenario must be one of ${scenarioNames().join(', ')}.`) };
}

/** The header's scenario, else the model's; every other model is answered as it should be. */
function scenarioOf(header: string | undefined, model: string): Scenario | undefined {
  return header === undefined ? (findScenario(model) ?? {}) : findScenario(header);
}

const TOO_LARGE: Refusal = {
  status: 413,
  code: 'request_entity_too_large',
  message: 'The request is too large.',
};

function sendModels(response: ServerResponse): void {
  const created = Math.floor(Date.now() / 1000);
  const data = MODELS.map((id) => ({ id, object: 'model', created, owned_by: 'moonshot' }));
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ object: 'list', data }));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
