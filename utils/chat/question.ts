import type { Action, Attachment } from './conversation';
import type { AskedAs } from './asked-as';

/** A question, and what it is about. */
export interface Question extends AskedAs {
  readonly question: string;
  readonly action: Action;
  readonly attachment: Attachment;
  readonly model: string;
}
