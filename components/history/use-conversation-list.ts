import { useCallback, useEffect, useState } from 'react';
import type {
  ListedConversations,
  ConversationQuery,
  ConversationSummary,
  ListPosition,
} from '@/utils/storage/listed-conversations';
import type { PanelActions } from '../state/panel-actions';

interface Loaded {
  /** The words and the page of this list. */
  readonly search: string;
  readonly conversations: readonly ConversationSummary[];
  readonly next: ListPosition | null;
}

export interface ConversationListState {
  /** The conversations loaded so far; during a new search, still those of the previous one. Null at first. */
  readonly conversations: readonly ConversationSummary[] | null;
  /** The state of the list for these words; `failed` if it, or more of it, could not be loaded. */
  readonly status: 'loading' | 'ready' | 'failed';
  /** The position where more begins; null when nothing is left. */
  readonly next: ListPosition | null;
  readonly loadMore: () => void;
  readonly retry: () => void;
  /** Removes a deleted conversation from the list. */
  readonly remove: (id: string) => void;
}

/**
 * Loads the list of conversations, part by part: all of a page or of all pages, or those with the words in
 * them.
 */
export function useConversationList(
  list: PanelActions['list'],
  words: string,
  pageKey: string | null,
): ConversationListState {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [after, setAfter] = useState<ListPosition | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [failed, setFailed] = useState<string | null>(null);
  const search = JSON.stringify([words, pageKey]);
  const isLoaded = loaded?.search === search;
  /** The beginning of the part to load now; a part of another search no longer counts. */
  const from = isLoaded && loaded.next !== null && loaded.next === after ? after : null;
  const isWanted = !isLoaded || from !== null;
  const request = `${search} ${JSON.stringify(from)} ${attempt}`;

  useEffect(() => {
    if (!isWanted) return undefined;
    let isCurrent = true;
    const query: ConversationQuery = { words, pageKey, after: from };
    const settle = ({ conversations, next }: ListedConversations) => {
      if (!isCurrent) return;
      setFailed(null);
      setLoaded((before) => ({
        search,
        conversations: from === null ? conversations : [...(before?.conversations ?? []), ...conversations],
        next,
      }));
    };
    list(query).then(settle, () => isCurrent && setFailed(request));
    return () => {
      isCurrent = false;
    };
  }, [list, words, pageKey, from, isWanted, search, request]);

  const next = isLoaded ? loaded.next : null;
  return {
    conversations: loaded?.conversations ?? null,
    status: failed === request ? 'failed' : isLoaded ? 'ready' : 'loading',
    next,
    loadMore: useCallback(() => setAfter(next), [next]),
    retry: useCallback(() => setAttempt((count) => count + 1), []),
    remove: useCallback(
      (id: string) =>
        setLoaded(
          (before) =>
            before && { ...before, conversations: before.conversations.filter((one) => one.id !== id) },
        ),
      [],
    ),
  };
}
