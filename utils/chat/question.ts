import type { Action, Attachment } from './conversation';
import type { Preset } from '../prompts/presets';

/** A question, and what it is about. */
export interface Question {
  readonly question: string;
  readonly action: Action;
  readonly preset?: Preset;
  readonly attachment: Attachment;
  readonly model: string;
}
