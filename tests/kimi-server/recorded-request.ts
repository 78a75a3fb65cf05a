import type { IncomingHttpHeaders } from 'node:http';

/** A request for a completion, as the server saw it, and its answer so far. */
export interface RecordedRequest {
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  readonly path: string;
  /** As received, but of the token only the last four characters. */
  readonly headers: IncomingHttpHeaders;
  /** The parsed body; undefined when it was not JSON. */
  readonly body: unknown;
  /** The status of the answer; null until its headers are sent. */
  readonly status: number | null;
  readonly sent: Sent;
  /** True if the client hung up before the answer was complete. */
  readonly isAborted: boolean;
  /** The end of the answer, by either side; null while it is open. Epoch milliseconds. */
  readonly endedAt: number | null;
  /** True if the answer waits for `KimiServer.release`. */
  readonly isHeld: boolean;
  /** Settles when the answer has ended. */
  readonly ended: Promise<void>;
}

/** The data handed to the socket. */
interface Sent {
  readonly reasoning: string;
  readonly text: string;
  /** One entry per delta: its time (epoch milliseconds) and its number of characters. */
  readonly deltas: readonly {
    readonly at: number;
    readonly reasoning: number;
    readonly text: number;
  }[];
}

/** Keeps the requests, and tells the callers that wait for one. */
export function createRequestLog() {
  const requests: RecordedRequest[] = [];
  const waiting: { readonly number: number; readonly resolve: (request: RecordedRequest) => void }[] = [];

  return {
    requests: requests as readonly RecordedRequest[],

    add(request: RecordedRequest): void {
      requests.push(request);
      for (const { number, resolve } of waiting) {
        if (number === requests.length) resolve(request);
      }
    },

    /** The request with this number, counted from 1, once it is received. */
    waitFor(number: number): Promise<RecordedRequest> {
      const request = requests[number - 1];
      if (request) return Promise.resolve(request);
      return new Promise((resolve) => waiting.push({ number, resolve }));
    },
  };
}

/** Headers that can be shown. */
export function redact(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const { authorization } = headers;
  return authorization === undefined
    ? headers
    : { ...headers, authorization: authorization.replace(/\S+(?=\S{4}$)/, '…') };
}
