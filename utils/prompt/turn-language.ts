import type { Turn } from '../chat/conversation';
import { answerLanguage, type LanguageChoice } from './answer-language';

export interface TurnLanguageChoice extends LanguageChoice {
  /** BCP 47, or `auto` for `fallback`: what a selection is translated into, whatever language answers are in. */
  readonly translateInto: string;
}

/**
 * The language that the last turn is answered in. The page at hand is the newest of the conversation, also where the
 * question was asked beside another one.
 */
export function languageOf(turns: readonly Turn[], choice: TurnLanguageChoice): string {
  const current = turns.at(-1);
  if (current && isTranslation(current)) return translationLanguage(choice);
  const page = turns.findLast(({ attachment }) => attachment.page)?.attachment.page;
  return answerLanguage(page?.language ?? null, choice);
}

/** A translation is for the reader, in whatever language the page is and answers are. */
export function translationLanguage({ translateInto, fallback }: TurnLanguageChoice): string {
  return answerLanguage(null, { language: translateInto, fallback });
}

/** Whether a selection is translated; a page without one is spoken of. */
export function isTranslation({ action, attachment }: Turn): boolean {
  return action === 'translate' && attachment.selection !== null;
}
