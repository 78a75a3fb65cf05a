import type { RequestRecord } from '../chat/request-record';
import type { Dialect } from '../kimi/dialect';
import type { WireObserver } from '../kimi/observer';
import { createExcerpt } from './excerpt';

export interface RecorderOptions {
  /** Epoch milliseconds. */
  readonly askedAt: number;
  readonly url: string;
  readonly hasText: Dialect['hasText'];
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Characters of payloads that are kept of a request. */
  readonly limit?: number;
}

/** A request as it went over the wire. */
type WireRecord = Omit<RequestRecord, 'conversationId' | 'turnId'>;

export interface Recorder extends WireObserver {
  /** All is over: every request that was sent, in order, those that were made again included. */
  ended(): readonly WireRecord[];
}

/** An answer of several thousand tokens, with all that the server wraps each of them in. */
const KEPT_CHARACTERS = 512 * 1024;

/** Watches the requests that are made for one answer. The client takes the token out of all that it shows. */
export function createRecorder(options: RecorderOptions): Recorder {
  const { askedAt, url, hasText, now, limit = KEPT_CHARACTERS } = options;
  const requests: ReturnType<typeof record>[] = [];
  const after = () => now() - askedAt;

  function record(body: unknown) {
    const excerpt = createExcerpt(limit);
    const sentAfter = after();
    let openedAfter: number | null = null;
    let firstTokenAfter: number | null = null;
    let lastSignAfter: number | null = null;
    let status: number | null = null;

    return {
      opened(code: number): void {
        status = code;
        openedAfter = lastSignAfter = after();
      },

      received(payload: string): void {
        lastSignAfter = after();
        if (hasText(payload)) firstTokenAfter ??= lastSignAfter;
        excerpt.add(lastSignAfter, payload);
      },

      /** `endedAfter` is given for the last request; another one ended with its last sign of life. */
      toRecord(endedAfter: number | null = lastSignAfter): WireRecord {
        const { events, omittedEvents } = excerpt.take();
        const times = { askedAt, sentAfter, openedAfter, firstTokenAfter, endedAfter };
        return { ...times, url, status, body, events, omittedEvents };
      },
    };
  }

  return {
    sent: (body) => void requests.push(record(body)),
    opened: (status) => requests.at(-1)?.opened(status),
    received: (payload) => requests.at(-1)?.received(payload),
    ended: () =>
      requests.map((request, i) =>
        i === requests.length - 1 ? request.toRecord(after()) : request.toRecord(),
      ),
  };
}
