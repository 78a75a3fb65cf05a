import type { KimiError } from './errors';
import type { ToolCall } from './tool';
import type { Usage } from './usage';

/** The reason why the model stopped. A reason that no document names, or none beside `[DONE]`, is `other`. */
export type FinishReason = 'stop' | 'length' | 'content-filter' | 'tool-calls' | 'other';

/** The events of an answer that streams. `end` comes once, last. */
export type CompletionEvent =
  | { readonly type: 'reasoning' | 'text'; readonly text: string }
  /** All text so far does not hold: it was reasoning, which comes again as such, or the server sends it anew. */
  | { readonly type: 'unsaid' }
  /** So many parts of what came could not be read since the last time. */
  | { readonly type: 'unread'; readonly parts: number }
  /** The calls of tools that a whole answer asks for, in order; once, before `end`, and only where tools were offered. */
  | { readonly type: 'called'; readonly calls: readonly ToolCall[] }
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
