import type { MessageKey } from '@/utils/browser/i18n';

/** The reason why a list of conversations is empty, both shown and announced. */
export function absenceOf(words: string, isOfPage: boolean, isFiltered: boolean): MessageKey {
  if (words !== '') return 'nothing_found';
  if (isFiltered) return 'nothing_matches';
  return isOfPage ? 'no_conversation_of_page' : 'no_conversations';
}
