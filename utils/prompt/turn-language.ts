import { attachedPages } from '../chat/attached-texts';
import type { Turn } from '../chat/conversation';
import { answerLanguage, type LanguageChoice } from './answer-language';

export interface TurnLanguageChoice extends LanguageChoice {
  /**
   * BCP 47, or `auto` for `fallback`: the language that a selection is translated into, whatever language
   * answers are in.
   */
  readonly translateInto: string;
}

/**
 * The language of the last turn's answer. The page is the newest of the conversation, even where the question
 * was asked beside another one.
 */
export function languageOf(turns: readonly Turn[], choice: TurnLanguageChoice): string {
  const current = turns.at(-1);
  if (current && isTranslation(current)) return translationLanguage(choice);
  const page = turns.map(({ attachment }) => attachedPages(attachment)[0]).findLast((one) => one);
  return answerLanguage(page?.language ?? null, choice);
}

/** The language of a translation: the reader's, whatever the page and the answers are in. */
export function translationLanguage({ translateInto, fallback }: TurnLanguageChoice): string {
  return answerLanguage(null, { language: translateInto, fallback });
}

/** True if a selection is translated; without one, the answer is about the page, in the usual language. */
export function isTranslation({ action, attachment }: Turn): boolean {
  return action === 'translate' && attachment.selection !== null;
}
