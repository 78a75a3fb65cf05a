import { redact } from './redact';

/** Sees what goes over the wire. */
export interface WireObserver {
  /** The body that is sent, as the object that is turned into JSON. */
  sent(body: unknown): void;
  /** The headers came. */
  opened(status: number): void;
  /**
   * The payload of each event, as text; of a JSON body, the whole of it; of a refusal, a web page or
   * what is neither, the beginning.
   */
  received(payload: string): void;
}

/** The observer as the client sees it: it cannot disturb an answer, and never gets the token. */
export function createQuietObserver(observer: WireObserver, token: string): WireObserver {
  return {
    sent: (body) => quietly(() => observer.sent(body)),
    opened: (status) => quietly(() => observer.opened(status)),
    received: (payload) => quietly(() => observer.received(redact(payload, token))),
  };
}

function quietly(call: () => void): void {
  try {
    call();
  } catch {
    // Whoever looks on must not break what it looks at.
  }
}
