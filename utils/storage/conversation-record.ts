import { attachedPages } from '../chat/attached-texts';
import { allTurns } from '../chat/branches';
import { openTurn, type Conversation, type Turn } from '../chat/conversation';
import { pageKey as keyOf } from '../text/page-key';
import { newnessOf } from './list-place';
import type { ConversationRecord } from './schema';

/** The members of a record that its conversation does not have. */
export type Beside = Pick<ConversationRecord, 'removedAt' | 'indexed'>;

/** The list's record of a conversation, which has a turn at least. */
export function recordOf(
  conversation: Conversation,
  ordinal: number,
  { removedAt, indexed }: Beside = {},
): ConversationRecord {
  const { id, pageKey, createdAt, name, isPinned } = conversation;
  const turns = allTurns(conversation);
  const [page] =
    turns.map(({ attachment }) => attachedPages(attachment)).findLast((pages) => pages.length > 0) ?? [];
  const shown = conversation.turns.at(-1)?.id;
  const record = {
    id,
    pageKey,
    createdAt,
    updatedAt: lastAskedAt(turns) ?? createdAt,
    ordinal,
    title: page?.title ?? '',
    site: page?.site ?? '',
    question: conversation.turns[0]?.question ?? '',
    turns: turns.length,
    ...(shown !== undefined && shown !== turns.at(-1)?.id && { shown }),
    ...(openTurn(conversation) && { open: 1 as const }),
    ...(name !== undefined && { name }),
    ...(isPinned && { isPinned }),
    ...(removedAt !== undefined && { removedAt }),
    ...(indexed !== undefined && { indexed }),
  };
  const newness = newnessOf(record);
  return { ...record, newness, places: placesOf({ id, pageKey, newness, ordinal }, turns) };
}

/** The members of a record that decide about its place, beside the time of the last question. */
export type Labels = Pick<ConversationRecord, 'name' | 'isPinned' | 'removedAt'>;

/** The record with these labels in place of all that it had, at its new place in the lists. */
export function relabelled(record: ConversationRecord, labels: Labels): ConversationRecord {
  const { name: _name, isPinned: _isPinned, removedAt: _removedAt, ...rest } = record;
  const next = { ...rest, ...labels };
  const newness = newnessOf(next);
  return {
    ...next,
    newness,
    places: record.places.map(([key, , id, ordinal]) => [key, newness, id, ordinal]),
  };
}

/** The labels of a record. */
export function labelsOf({ name, isPinned, removedAt }: ConversationRecord): Labels {
  return {
    ...(name !== undefined && { name }),
    ...(isPinned && { isPinned }),
    ...(removedAt !== undefined && { removedAt }),
  };
}

/** Of the turn that was asked last, or of one that was asked again in its place since. */
function lastAskedAt(turns: readonly Turn[]): number | undefined {
  const last = turns.at(-1)?.answer.askedAt;
  const open = turns.find(({ answer }) => answer.outcome === null)?.answer.askedAt;
  return last === undefined ? undefined : Math.max(last, open ?? 0);
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
  const urls = new Set(turns.flatMap(({ attachment }) => attachedPages(attachment).map(({ url }) => url)));
  return new Set(Array.from(urls, (url) => keyOf(url)));
}
