import { t } from '@/utils/browser/i18n';
import type { ConversationSummary } from '@/utils/storage/listed-conversations';

/** The name of a conversation in the list: its own, its page's title, or its first question. */
export function nameOf(summary: ConversationSummary): string {
  return summary.name || summary.title || askedIn(summary);
}

/**
 * The first question; for a menu's action its selection, since the action's own words are always the same.
 */
export function askedIn({ action, selection, question }: ConversationSummary): string {
  if (selection === '' || (action !== 'explain' && action !== 'translate')) return question;
  return t(action === 'explain' ? 'explained' : 'translated', selection);
}
