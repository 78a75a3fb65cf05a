import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { redact, type RecordedRequest } from './recorded-request.ts';
import type { Delta } from './wire.ts';

/** The wait before a break, on loopback: data that has arrived unread is lost when a connection breaks. */
const ARRIVAL_MS = 300;

/** Handles one request and its answer on the wire: writes, waits, and records both. */
export function createExchange(request: IncomingMessage, response: ServerResponse, body: unknown) {
  const hangUp = new AbortController();
  const ended = Promise.withResolvers<void>();
  const deltas: { at: number; reasoning: number; text: number }[] = [];
  const sent = { reasoning: '', text: '', deltas };
  const released = Promise.withResolvers<void>();
  let isHeld = false;
  let stalled: PromiseWithResolvers<void> | null = null;
  let isAborted = false;
  let isCut = false;
  let endedAt: number | null = null;

  response.on('close', () => {
    isAborted = !response.writableFinished && !isCut;
    endedAt = Date.now();
    hangUp.abort();
    ended.resolve();
  });

  const record: RecordedRequest = {
    receivedAt: Date.now(),
    path: request.url ?? '',
    headers: redact(request.headers),
    body,
    sent,
    ended: ended.promise,
    get status() {
      return response.headersSent ? response.statusCode : null;
    },
    get isAborted() {
      return isAborted;
    },
    get endedAt() {
      return endedAt;
    },
    get isHeld() {
      return isHeld;
    },
  };

  return {
    record,
    response,

    /** Records the content of a delta, or of a whole message: call it as it is written. */
    note({ content = '', reasoning = '' }: Delta): void {
      sent.text += content;
      sent.reasoning += reasoning;
      deltas.push({ at: Date.now(), reasoning: reasoning.length, text: content.length });
    },

    /** Writes to the body, at the pace the client reads at. */
    async write(text: string | Uint8Array): Promise<void> {
      if (response.closed || response.write(text)) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      response.once('drain', resolve).once('close', resolve);
      await promise;
      response.off('drain', resolve).off('close', resolve);
    },

    /** Waits, but not for a client that has gone. */
    async wait(ms: number): Promise<void> {
      if (ms > 0) await delay(ms, undefined, { signal: hangUp.signal }).catch(() => undefined);
      if (stalled) await Promise.race([stalled.promise, ended.promise]);
    },

    /** Waits until `release`, but not for a client that has gone. */
    async hold(): Promise<void> {
      isHeld = true;
      await Promise.race([released.promise, ended.promise]);
      isHeld = false;
    },
    release: () => released.resolve(),

    /** Stops sending, and keeps the connection open. */
    stall(): void {
      stalled ??= Promise.withResolvers();
    },
    /** Continues where it stopped. */
    resume(): void {
      stalled?.resolve();
      stalled = null;
    },

    /** Breaks the connection, as a failing network would, once everything written has arrived. */
    async cut(): Promise<void> {
      isCut = true;
      await delay(ARRIVAL_MS);
      response.destroy();
    },

    /** Breaks the connection at once, in the middle of whatever is on its way. */
    reset(): void {
      isCut = true;
      request.socket.resetAndDestroy();
    },

    isClosed: () => hangUp.signal.aborted,
  };
}

export type Exchange = ReturnType<typeof createExchange>;
