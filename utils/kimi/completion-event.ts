import type { KimiError } from './errors';
import type { Usage } from './usage';

/** The reason why the model stopped. An undocumented reason, or none beside `[DONE]`, is `other`. */
export type FinishReason = 'stop' | 'length' | 'content-filter' | 'tool-calls' | 'other';

/** An event of an answer that streams. `end` comes once, last. */
export type CompletionEvent =
  | { readonly type: 'reasoning' | 'text'; readonly text: string }
  | { readonly type: 'end'; readonly finishReason: FinishReason; readonly usage: Usage | null };

/** A request that failed before its first byte and is repeated at `until` (epoch milliseconds). */
export interface Retrying {
  readonly type: 'retrying';
  /** 1 for the first repetition; `attempts` is the most there are. */
  readonly attempt: number;
  readonly attempts: number;
  readonly until: number;
  readonly error: KimiError;
}
