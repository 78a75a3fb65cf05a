import { useMemo, useState } from 'react';
import { groupConversations } from './history-groups';
import { HistoryAbsence } from './HistoryAbsence';
import { HistoryEnd } from './HistoryEnd';
import { HistoryRow } from './HistoryRow';
import { usePanel } from '../state/panel-context';
import type { ConversationListState, ListLimits } from './use-conversation-list';
import type { Library } from './use-library';
import './HistoryList.css';

interface HistoryListProps {
  readonly listed: ConversationListState;
  readonly limits: ListLimits;
  readonly library: Library;
  readonly onAllPages: () => void;
  readonly onClear: () => void;
}

/** The conversations by time, or the reason why there are none and a next step. */
export function HistoryList({ listed, limits, library, onAllPages, onClear }: HistoryListProps) {
  const shownId = usePanel(({ conversation }) => conversation?.id);
  const [now] = useState(Date.now);
  const { conversations, status, next } = listed;
  const { rowActions, renamed, selected } = library;
  const { words, pageKey, order } = limits;
  const groups = useMemo(
    () => groupConversations(conversations ?? [], now, words === '' ? order : undefined),
    [conversations, now, words, order],
  );

  // A part of a search may be empty though more is to come.
  const isAbsent = groups.length === 0 && next === null;
  // The new search failed: the results of the previous one do not belong to it.
  const isStale = status === 'failed' && next === null;
  return (
    <main className="history-list" aria-busy={status === 'loading'}>
      {isAbsent || isStale ? (
        <HistoryAbsence
          listed={listed}
          words={words}
          isOfPage={pageKey !== null}
          isFiltered={limits.site !== undefined || limits.since !== undefined}
          onAllPages={onAllPages}
          onClear={onClear}
        />
      ) : (
        groups.map(({ label, conversations: rows }) => (
          <section key={label} aria-label={label}>
            <h2 className="history-list-label">{label}</h2>
            <ul className="history-list-rows">
              {rows.map((summary) => (
                <HistoryRow
                  key={summary.id}
                  summary={summary}
                  now={now}
                  isShown={summary.id === shownId}
                  isSelected={selected && selected.some(({ id }) => id === summary.id)}
                  isRenamed={renamed === summary.id}
                  actions={rowActions}
                />
              ))}
            </ul>
          </section>
        ))
      )}
      {next !== null && (
        <HistoryEnd hasFailed={status === 'failed'} onNear={listed.loadMore} onRetry={listed.retry} />
      )}
    </main>
  );
}
