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
  /** The most characters of payloads kept for a request. */
  readonly limit?: number;
}

/** A request as it went over the wire. */
type WireRecord = Omit<RequestRecord, 'conversationId' | 'turnId'>;

export interface Recorder extends WireObserver {
  /** Ends the recording. Returns every request that was sent, in order, repeated ones included. */
  ended(): readonly WireRecord[];
}

/** Enough for an answer of several thousand tokens, with everything that the server wraps around each. */
const KEPT_CHARACTERS = 512 * 1024;

/** Records the requests that are made for one answer. The client has removed the token from everything it passes on. */
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

      /** `endedAfter` is given for the last request; an earlier one ended with its last sign of life. */
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
