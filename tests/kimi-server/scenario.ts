import type { Asking } from './asks.ts';
import type { Engine } from './engine-wire.ts';
import type { Miscitation } from './miscite.ts';
import type { RawAnswer } from './irregular/raw-answer.ts';
import type { Refusal } from './refusal.ts';

/** The course of an answer. Everything left out goes well. */
export interface Scenario {
  /** The answer; by default the composer's reply to the request. */
  readonly content?:
    | { readonly type: 'long'; readonly characters: number }
    | { readonly type: 'reasoning-only' }
    /** The words that a page in the request tells the model to say. */
    | { readonly type: 'obedient' }
    /** The composer's reply, with wrong marks. */
    | { readonly type: 'miscited'; readonly how: Miscitation }
    /** Numbered sentences, in reasoning and in text: a missing or doubled one shows. */
    | { readonly type: 'counted'; readonly characters: number };
  /** The way in which it asks for tools, where any are offered; by default it does not. */
  readonly asks?: Asking;
  /** True if it does not even call the tool that a request demands. */
  readonly ignoresTools?: boolean;
  /** True if a request with tools is refused. */
  readonly refusesTools?: boolean;
  /** True if the model sees no pictures, and a request with one is refused. */
  readonly isBlind?: boolean;
  /** The words of a page that questions in another language stand for. */
  readonly taught?: ReadonlyMap<string, string>;
  /** The text of the answer, delta by delta, instead of the composer's. */
  readonly pieces?: readonly string[];
  /** The reasoning before `pieces`, in the same way; by default none. */
  readonly thoughts?: readonly string[];
  /** The whole answer takes this long, in very small deltas. */
  readonly durationMs?: number;
  /** No waiting between deltas. */
  readonly isBurst?: boolean;
  /** A pause: before the headers, between headers and body, or in the middle of the text. */
  readonly silence?: {
    readonly at: 'headers' | 'body' | 'middle';
    readonly ms: number;
    /** Comments keep the line open meanwhile, one every this many milliseconds. */
    readonly commentEveryMs?: number;
  };
  /** Holds the answer here until the server's owner releases it, see `KimiServer.release`. */
  readonly hold?: 'headers' | 'body' | 'end';
  /**
   * The way in which it stops, in the middle of the text unless it is `length`: the socket breaks, the stream ends as
   * if it were complete, an error comes as an event, or the token budget is used up. An answer that continues an
   * earlier one is not stopped again.
   */
  readonly ending?: 'cut' | 'truncated' | 'error' | 'length';
  /** True if it is answered as one JSON document though a stream was asked for. */
  readonly isJson?: boolean;
  readonly hasNoUsage?: boolean;
  /** The engine whose form the stream has; Kimi's service by default. */
  readonly engine?: Engine;
  /** True if a message to be continued is not: the answer begins at its beginning. */
  readonly ignoresPartial?: boolean;
  /** A parameter that the model doesn't take, or `partial`. */
  readonly refusedParameter?: string;
  /** True if each assistant message must have its `reasoning_content`. */
  readonly demandsReasoning?: boolean;
  readonly refusal?: Refusal;
  /** Bytes instead of an answer. */
  readonly raw?: () => RawAnswer;
  /** The failures that the same messages get the first times, in this order, before they are answered. */
  readonly failures?: readonly (Refusal | RawAnswer)[];
}
