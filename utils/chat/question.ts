import type { Action, Attachment } from './conversation';

/** What is asked, and about what. */
export interface Question {
  readonly question: string;
  readonly action: Action;
  readonly attachment: Attachment;
  readonly model: string;
}
