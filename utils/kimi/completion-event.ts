import type { KimiError } from './errors';
import type { Usage } from './usage';

/** Why the model stopped. A reason that nobody documented, or none beside `[DONE]`, is `other`. */
export type FinishReason = 'stop' | 'length' | 'content-filter' | 'tool-calls' | 'other';

/** What arrives while an answer streams. `end` comes once, last. */
export type CompletionEvent =
  | { readonly type: 'reasoning' | 'text'; readonly text: string }
  | { readonly type: 'end'; readonly finishReason: FinishReason; readonly usage: Usage | null };

/** A request that failed before its first byte is made again at `until` (epoch milliseconds). */
export interface Retrying {
  readonly type: 'retrying';
  /** 1 for the first time it is made again, and how often it is at most. */
  readonly attempt: number;
  readonly attempts: number;
  readonly until: number;
  readonly error: KimiError;
}
