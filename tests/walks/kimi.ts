/** A Kimi that records its requests, and answers piece by piece when it is told to. */
import { neverIfGone } from './events';

/** A message as it is on the wire. */
interface WireMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface KimiRequest {
  /** Counts the requests of a walk, from 1. */
  readonly number: number;
  readonly model: string;
  readonly messages: readonly WireMessage[];
  /** The parts of the answer given so far, each with its time in epoch milliseconds. */
  readonly given: { readonly text: string; readonly at: number }[];
  state: 'open' | 'ended' | 'stopped' | 'lost';
  /** The finish reason, if it ended by itself. */
  finishReason: 'stop' | 'length' | null;
}

interface Line {
  readonly request: KimiRequest;
  readonly send: (text: string) => void;
  readonly close: () => void;
  readonly fail: () => void;
}

export function createKimi() {
  const requests: KimiRequest[] = [];
  let lines: readonly Line[] = [];

  function leave(line: Line, state: KimiRequest['state']): void {
    line.request.state = state;
    lines = lines.filter((one) => one !== line);
  }

  function open(body: string, signal: AbortSignal): Response {
    const { model, messages } = JSON.parse(body) as { model: string; messages: readonly WireMessage[] };
    const request: KimiRequest = {
      number: requests.length + 1,
      model,
      messages,
      given: [],
      state: 'open',
      finishReason: null,
    };
    requests.push(request);
    const encoder = new TextEncoder();
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        const line: Line = {
          request,
          send: (text) => controller.enqueue(encoder.encode(text)),
          close: () => controller.close(),
          fail: () => controller.error(new TypeError('network error')),
        };
        lines = [...lines, line];
        signal.addEventListener('abort', () => {
          if (request.state !== 'open') return;
          leave(line, 'stopped');
          controller.error(signal.reason);
        });
      },
    });
    return new Response(stream, { headers: { 'content-type': 'text/event-stream' } });
  }

  return {
    requests,

    /** Stands in for `fetch`. */
    fetch: (_url: string, init: { readonly body: string; readonly signal: AbortSignal }) =>
      neverIfGone(async () => open(init.body, init.signal)),

    isAnswering: () => lines.length > 0,

    /** Sends the next piece of the oldest open answer. */
    give(): void {
      const line = lines[0];
      if (!line) return;
      const { request } = line;
      const text = `${request.number}.${request.given.length + 1} `;
      request.given.push({ text, at: Date.now() });
      line.send(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: text } }] })}\n\n`);
    },

    /** Ends the answer. */
    finish(finishReason: 'stop' | 'length'): void {
      const line = lines[0];
      if (!line) return;
      leave(line, 'ended');
      line.request.finishReason = finishReason;
      const choices = [{ index: 0, delta: {}, finish_reason: finishReason }];
      line.send(`data: ${JSON.stringify({ choices })}\n\ndata: [DONE]\n\n`);
      line.close();
    },

    /** Breaks the connection. */
    cut(): void {
      const line = lines[0];
      if (!line) return;
      leave(line, 'lost');
      line.fail();
    },

    /** Ends every connection: the worker that asked is gone. */
    hangUp(): void {
      for (const line of lines) leave(line, 'lost');
    },
  };
}
