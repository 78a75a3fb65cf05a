/** One request as it was made, for the user to see and to make again elsewhere. Never the token. */
export interface RequestRecord {
  readonly conversationId: string;
  readonly turnId: string;
  /** Epoch milliseconds when it was asked for; the others are milliseconds after that, null if they never came. */
  readonly askedAt: number;
  readonly sentAfter: number | null;
  readonly openedAfter: number | null;
  readonly firstTokenAfter: number | null;
  readonly endedAfter: number | null;
  readonly url: string;
  readonly status: number | null;
  /** What was sent, as the object that was turned into JSON. */
  readonly body: unknown;
  /** The payloads that came, in order, each with its milliseconds after `askedAt`. */
  readonly events: readonly (readonly [after: number, payload: string])[];
  /** Events that came but are not kept, since the answer was too long to keep all. */
  readonly omittedEvents: number;
}
