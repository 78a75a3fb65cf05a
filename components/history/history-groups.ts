import type { ConversationSummary, ListOrder } from '@/utils/storage/listed-conversations';
import { t, uiLanguage } from '@/utils/browser/i18n';

export interface HistoryGroup {
  readonly label: string;
  readonly conversations: readonly ConversationSummary[];
}

const NAMED = ['today', 'yesterday', 'last_seven_days', 'other_matches', 'pinned', 'by_name'] as const;

const DAY_MS = 86_400_000;

/**
 * Conversations in the order of a list, grouped by the time of their last question: near times by day, far ones by
 * month. Pinned ones come first, in a group of their own. Those that a search found in other ways than as typed come last, in a group of their own.
 */
export function groupConversations(
  conversations: readonly ConversationSummary[],
  now: number,
  order: ListOrder = 'newest',
): readonly HistoryGroup[] {
  const today = startOfDay(now);
  const groups: {
    readonly key: string;
    readonly label: string;
    readonly conversations: ConversationSummary[];
  }[] = [];
  for (const conversation of conversations) {
    const isOther = conversation.excerpt !== null && conversation.excerpt.rank > 0;
    const place = order === 'title' ? 'by_name' : keyOf(conversation.updatedAt, today);
    const key = isOther ? 'other_matches' : conversation.isPinned ? 'pinned' : place;
    const last = groups.at(-1);
    // Formatting a month is slow compared to the rest: it is done once for each.
    if (last?.key === key) last.conversations.push(conversation);
    else {
      const label = labelOf(key, conversation.updatedAt, now);
      groups.push({ key, label, conversations: [conversation] });
    }
  }
  return groups;
}

function keyOf(at: number, today: number): string {
  // Rounded: a day on which the clock changes has 23 or 25 hours.
  const days = Math.round((today - startOfDay(at)) / DAY_MS);
  if (days <= 0) return 'today';
  if (days === 1) return 'yesterday';
  if (days <= 7) return 'last_seven_days';
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth()}`;
}

function labelOf(key: string, at: number, now: number): string {
  const known = NAMED.find((name) => name === key);
  if (known) return t(known);
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const style: Intl.DateTimeFormatOptions = { month: 'long', ...(!isThisYear && { year: 'numeric' }) };
  return new Intl.DateTimeFormat(uiLanguage(), style).format(at);
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
