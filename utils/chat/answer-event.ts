import type { FinishReason } from '../kimi/completion-event';
import type { AnswerUsage } from './answer-usage';
import type { LookupCall, Trimmed, Waiting } from './conversation';

/** An event of one request for an answer. */
export type RequestEvent =
  | { readonly type: 'waiting'; readonly waiting: Waiting | null }
  /** The server refused a parameter, and the request is made again without it. */
  | { readonly type: 'dropped'; readonly parameter: string }
  /** The service did not know the model, and another one answers in its place. */
  | { readonly type: 'replaced'; readonly by: string }
  | { readonly type: 'trimmed'; readonly trimmed: Trimmed }
  | { readonly type: 'reasoning' | 'text'; readonly text: string }
  /** The text since the last look-up does not hold from this character on: what follows takes its place. */
  | { readonly type: 'unsaid'; readonly from: number }
  /** So many more parts of what came could not be read. */
  | { readonly type: 'unread'; readonly parts: number }
  /** The tokens that the request took; it comes before `end`, and before an error. */
  | { readonly type: 'usage'; readonly usage: AnswerUsage }
  | { readonly type: 'end'; readonly finishReason: FinishReason };

/** An event of a turn that is being answered. `end` comes last, unless an error is thrown instead. */
export type AnswerEvent =
  | RequestEvent
  /** The model asked for more of the pages, or Sidenote did in its place, and was given it. */
  | { readonly type: 'looked-up'; readonly calls: readonly LookupCall[]; readonly isOwn: boolean };
