import { note } from '../diagnostics/log';
import { redact } from './redact';

/** Sees what goes over the wire. */
export interface WireObserver {
  /** Gets the request body, as the object that is turned into JSON. */
  sent(body: unknown): void;
  /** Called when the headers arrive. */
  opened(status: number): void;
  /**
   * Gets the payload of each event as text; for a JSON body, all of it; for a refusal, a web page or anything else, the
   * beginning.
   */
  received(payload: string): void;
}

/** Wraps an observer for the client: it cannot disturb an answer, and never gets the token. */
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
  } catch (error) {
    // An observer must not break what it observes.
    note('answer', 'not-stored', error);
  }
}
