import type { Action, Attachment, Preset } from './conversation';

/** A question, and what it is about. */
export interface Question {
  readonly question: string;
  readonly action: Action;
  readonly preset?: Preset;
  readonly attachment: Attachment;
  readonly model: string;
}
