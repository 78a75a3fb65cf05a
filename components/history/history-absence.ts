import type { MessageKey } from '@/utils/browser/i18n';

/** Why a list of conversations is empty: for the eye and for the ear alike. */
export function absenceOf(words: string, isOfPage: boolean): MessageKey {
  if (words !== '') return 'nothing_found';
  return isOfPage ? 'no_conversation_of_page' : 'no_conversations';
}
