/** A request as it was made, for the user to see and to repeat elsewhere. Never the token. */
export interface RequestRecord {
  readonly conversationId: string;
  readonly turnId: string;
  /** Epoch milliseconds of the question; the others are milliseconds after it, null if they never came. */
  readonly askedAt: number;
  readonly sentAfter: number | null;
  readonly openedAfter: number | null;
  readonly firstTokenAfter: number | null;
  readonly endedAfter: number | null;
  readonly url: string;
  readonly status: number | null;
  /** The object that was sent, as JSON. */
  readonly body: unknown;
  /** The payloads that arrived, in order, each with its milliseconds after `askedAt`. */
  readonly events: readonly (readonly [after: number, payload: string])[];
  /** The number of events that arrived but are not kept, since the answer was too long to keep all. */
  readonly omittedEvents: number;
}
