import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { streamCompletion, type CompletionRequest } from '@/utils/kimi/completion';
import type { CompletionEvent } from '@/utils/kimi/completion-event';
import { TIMEOUTS } from '@/utils/kimi/timeouts';
import { heard } from '../../wire/heard';

/**
 * Answers requests on a free port of 127.0.0.1 until the test is over. Returns the address, without a slash at its end.
 */
export async function serve(
  respond: (response: ServerResponse, request: IncomingMessage) => unknown,
): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    respond(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/**
 * The result of a completion: its events, neighbours of one kind joined, since the network decides how many deltas
 * arrive together; and the error that ended it.
 */
export interface Outcome {
  readonly events: readonly CompletionEvent[];
  readonly error: unknown;
  readonly text: string;
  readonly reasoning: string;
  readonly unread: number;
}

/** Streams an answer to its end, whatever that is. */
export async function collect(baseUrl: string, change: Partial<CompletionRequest> = {}): Promise<Outcome> {
  const events: CompletionEvent[] = [];
  let error: unknown;
  try {
    for await (const event of streamCompletion(requestTo(baseUrl, change))) add(events, event);
  } catch (thrown) {
    error = thrown;
  }
  return { events, error, ...heard(events) };
}

/** Streams the answer of a server with this body, sent as 200 unless told otherwise. */
export async function collectBody(
  body: string | readonly (string | Uint8Array)[],
  { status = 200, headers = { 'content-type': 'text/event-stream' } as Record<string, string> } = {},
): Promise<Outcome> {
  const baseUrl = await serve(async (response) => {
    response.writeHead(status, headers);
    for (const piece of typeof body === 'string' ? [body] : body) {
      response.write(piece);
      // Else the pieces would arrive as one.
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    response.end();
  });
  return collect(baseUrl);
}

export const TOKEN = 'token-1234';

/** An ordinary request to this server, but for `change`. */
export function requestTo(baseUrl: string, change: Partial<CompletionRequest> = {}): CompletionRequest {
  return {
    baseUrl,
    token: TOKEN,
    model: 'kimi-k2.5',
    messages: [{ role: 'user', content: 'Hello' }],
    maxTokens: null,
    thinking: null,
    effort: null,
    timeouts: TIMEOUTS,
    signal: new AbortController().signal,
    ...change,
  };
}

/** A chunk as an event. */
export function chunk(delta: object, finishReason: string | null = null, more: object = {}): string {
  const choices = [{ index: 0, delta, finish_reason: finishReason }];
  return `data: ${JSON.stringify({ choices, usage: null, ...more })}\n\n`;
}

export const DONE = 'data: [DONE]\n\n';

function add(events: CompletionEvent[], event: CompletionEvent): void {
  const last = events.at(-1);
  if (last && 'text' in last && 'text' in event && last.type === event.type) {
    events.splice(-1, 1, { type: last.type, text: last.text + event.text });
    // A copy, since the original must not change any more.
  } else events.push({ ...event });
}
