import type { Conversation, Turn } from '../chat/conversation';
import { pageKey as keyOf } from '../text/page-key';
import type { ConversationRecord } from './schema';

/** The list's record of a conversation, which has a turn at least. */
export function recordOf(
  { id, pageKey, createdAt, turns }: Conversation,
  ordinal: number,
): ConversationRecord {
  const last = turns.at(-1);
  const page = turns.findLast(({ attachment }) => attachment.page !== null)?.attachment.page;
  const updatedAt = last?.answer.askedAt ?? createdAt;
  const newness = -updatedAt;
  return {
    id,
    pageKey,
    createdAt,
    updatedAt,
    newness,
    ordinal,
    places: placesOf({ id, pageKey, newness, ordinal }, turns),
    title: page?.title ?? '',
    site: page?.site ?? '',
    question: turns[0]?.question ?? '',
    turns: turns.length,
    ...(last?.answer.outcome === null && { open: 1 }),
  };
}

/** The places of a conversation in the lists of its pages: its own, and those that were added to it. */
export function placesOf(
  { id, pageKey, newness, ordinal }: Pick<ConversationRecord, 'id' | 'pageKey' | 'newness' | 'ordinal'>,
  turns: readonly Turn[],
): ConversationRecord['places'] {
  const pageKeys = new Set([pageKey, ...pageKeysOf(turns)]);
  return Array.from(pageKeys, (key) => [key, newness, id, ordinal]);
}

/** The keys of the pages that went with the turns. */
export function pageKeysOf(turns: readonly Turn[]): ReadonlySet<string> {
  const urls = new Set(turns.flatMap(({ attachment: { page } }) => page?.url ?? []));
  return new Set(Array.from(urls, (url) => keyOf(url)));
}
