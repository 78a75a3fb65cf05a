import { useCallback, useMemo, useState } from 'react';
import type { ConversationSummary } from '@/utils/storage/listed-conversations';
import type { MessageKey } from '@/utils/browser/i18n';
import { groupByTime } from './history-groups';
import { HistoryAbsence } from './HistoryAbsence';
import { HistoryEnd } from './HistoryEnd';
import { HistoryRow } from './HistoryRow';
import { usePanel, useServices } from '../state/panel-context';
import type { ConversationListState } from './use-conversation-list';
import './HistoryList.css';

interface HistoryListProps {
  readonly listed: ConversationListState;
  /** The words of the search; empty for all conversations. */
  readonly words: string;
  /** The page beside the panel, if only its conversations are listed. */
  readonly pageKey: string | null;
  /** Called when one of them is shown. */
  readonly onShown: () => void;
  readonly onDelete: (summary: ConversationSummary) => void;
  /** Called with what went wrong, and with null as it is tried. */
  readonly onProblem: (problem: MessageKey | null) => void;
  readonly onAllPages: () => void;
  readonly onClear: () => void;
}

/** The conversations by time, or the reason why there are none and a next step. */
export function HistoryList(props: HistoryListProps) {
  const { listed, words, pageKey, onShown, onDelete, onProblem, onAllPages, onClear } = props;
  const { actions } = useServices();
  const shownId = usePanel(({ conversation }) => conversation?.id);
  const [now] = useState(Date.now);
  const { conversations, status, next } = listed;
  const groups = useMemo(() => groupByTime(conversations ?? [], now), [conversations, now]);

  const open = useCallback(
    ({ id, pageKey: about }: ConversationSummary) => {
      onProblem(null);
      // A conversation of the page beside the panel becomes the one that the page shows, even if it began
      // with another page.
      actions.show({ id, pageKey: pageKey ?? about }).then(onShown, () => onProblem('show_failed'));
    },
    [actions, pageKey, onShown, onProblem],
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
                  onOpen={open}
                  onDelete={onDelete}
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
