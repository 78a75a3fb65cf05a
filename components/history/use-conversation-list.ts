import { useCallback, useEffect, useState } from 'react';
import type {
  ListedConversations,
  ConversationQuery,
  ConversationSummary,
  ListPosition,
} from '@/utils/storage/listed-conversations';
import type { PanelActions } from '../state/panel-actions';

interface Loaded {
  /** The query of this list, as JSON. */
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
  /** Removes deleted conversations from the list. */
  readonly remove: (ids: readonly string[]) => void;
}

/** A list of conversations without its place in it. */
export type ListLimits = Omit<ConversationQuery, 'after' | 'count'>;

type Source = Pick<PanelActions, 'list' | 'onListChanged'>;

/** Loads the list of conversations, part by part, and as much of it again whenever it has changed. */
export function useConversationList(
  { list, onListChanged }: Source,
  limits: ListLimits,
): ConversationListState {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [after, setAfter] = useState<ListPosition | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [failed, setFailed] = useState<string | null>(null);
  const search = JSON.stringify(limits);
  const isLoaded = loaded?.search === search;
  /** The beginning of the part to load now; a part of another search no longer counts. */
  const from = isLoaded && loaded.next !== null && loaded.next === after ? after : null;
  const isWanted = !isLoaded || from !== null;
  const request = `${search} ${JSON.stringify(from)} ${attempt}`;

  useEffect(() => {
    if (!isWanted) return undefined;
    let isCurrent = true;
    const query: ConversationQuery = { ...asLimits(search), after: from };
    const settle = ({ conversations, next }: ListedConversations) => {
      if (!isCurrent) return;
      setFailed(null);
      setLoaded((before) => ({
        search,
        conversations: from === null ? conversations : joined(before?.conversations ?? [], conversations),
        next,
      }));
    };
    list(query).then(settle, () => isCurrent && setFailed(request));
    return () => {
      isCurrent = false;
    };
  }, [list, from, isWanted, search, request]);

  const count = isLoaded ? loaded.conversations.length : 0;
  useRefresh({ list, onListChanged }, isLoaded && !isWanted ? search : null, count, setLoaded);

  const next = isLoaded ? loaded.next : null;
  return {
    conversations: loaded?.conversations ?? null,
    status: failed === request ? 'failed' : isLoaded ? 'ready' : 'loading',
    next,
    loadMore: useCallback(() => setAfter(next), [next]),
    retry: useCallback(() => setAttempt((before) => before + 1), []),
    remove: useCallback(
      (ids: readonly string[]) =>
        setLoaded(
          (before) =>
            before && {
              ...before,
              conversations: before.conversations.filter(({ id }) => !ids.includes(id)),
            },
        ),
      [],
    ),
  };
}

/** Loads as many conversations as are shown once more, whenever the list has changed. A failure leaves them as they are. */
function useRefresh(
  { list, onListChanged }: Source,
  search: string | null,
  count: number,
  setLoaded: (change: (before: Loaded | null) => Loaded | null) => void,
): void {
  const [changes, setChanges] = useState(0);
  useEffect(() => onListChanged(() => setChanges((before) => before + 1)), [onListChanged]);

  /** The number of changes that the list is up to date with. */
  const [known, setKnown] = useState(0);
  const isDue = search !== null && known < changes;
  useEffect(() => {
    if (!isDue) return undefined;
    let isCurrent = true;
    const settle = (found: ListedConversations | null) => {
      if (!isCurrent) return;
      setKnown(changes);
      if (found) setLoaded((before) => (before?.search === search ? { search, ...found } : before));
    };
    list({ ...asLimits(search), after: null, ...(count > 0 && { count }) }).then(settle, () => settle(null));
    return () => {
      isCurrent = false;
    };
  }, [isDue, changes, list, search, count, setLoaded]);
}

const asLimits = (search: string): ListLimits => JSON.parse(search) as ListLimits;

/** Both parts; one that moved between the two is in the first alone. */
function joined(
  before: readonly ConversationSummary[],
  more: readonly ConversationSummary[],
): readonly ConversationSummary[] {
  const known = new Set(before.map(({ id }) => id));
  return [...before, ...more.filter(({ id }) => !known.has(id))];
}
