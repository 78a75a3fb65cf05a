import type { Action, Attachment } from './conversation';

/** A question, and what it is about. */
export interface Question {
  readonly question: string;
  readonly action: Action;
  readonly attachment: Attachment;
  readonly model: string;
}
