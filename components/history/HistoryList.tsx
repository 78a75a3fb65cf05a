import { useMemo, useState } from 'react';
import type { ConversationSummary } from '@/utils/storage/listed-conversations';
import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { absenceOf } from './history-absence';
import { groupByTime } from './history-groups';
import { HistoryEmpty } from './HistoryEmpty';
import { HistoryEnd } from './HistoryEnd';
import { HistoryRow } from './HistoryRow';
import { usePanel, useServices } from '../state/panel-context';
import type { ConversationListState } from './use-conversation-list';
import './HistoryList.css';

interface HistoryListProps {
  readonly listed: ConversationListState;
  /** The words of the search; empty for all conversations. */
  readonly words: string;
  readonly isOfPage: boolean;
  readonly onOpen: (summary: ConversationSummary) => void;
  readonly onDelete: (summary: ConversationSummary) => void;
  readonly onAllPages: () => void;
  readonly onClear: () => void;
}

/** The conversations by time, or the reason why there are none and a next step. */
export function HistoryList({ listed, words, isOfPage, onOpen, onDelete, ...ways }: HistoryListProps) {
  const { openSettings } = useServices();
  const shownId = usePanel(({ conversation }) => conversation?.id);
  const [now] = useState(Date.now);
  const { conversations, status, next } = listed;
  const groups = useMemo(() => groupByTime(conversations ?? [], now), [conversations, now]);

  function absence() {
    if (status === 'failed') {
      return (
        <HistoryEmpty title={t('list_unreadable')} text={t('list_unreadable_text')}>
          <Button onClick={listed.retry}>{t('try_again')}</Button>
        </HistoryEmpty>
      );
    }
    if (status === 'loading') return <p className="history-list-wait">{t('loading')}</p>;
    const title = t(absenceOf(words, isOfPage));
    if (words !== '') {
      return (
        <HistoryEmpty title={title} text={t('nothing_found_text')}>
          {isOfPage ? (
            <Button onClick={ways.onAllPages}>{t('search_all_pages')}</Button>
          ) : (
            <Button onClick={ways.onClear}>{t('clear_search')}</Button>
          )}
        </HistoryEmpty>
      );
    }
    if (isOfPage) {
      return (
        <HistoryEmpty title={title}>
          <Button onClick={ways.onAllPages}>{t('show_all_pages')}</Button>
        </HistoryEmpty>
      );
    }
    return (
      <HistoryEmpty title={title} text={t('no_conversations_text')}>
        <Button onClick={() => openSettings('storage')}>{t('import_backup')}</Button>
      </HistoryEmpty>
    );
  }

  // A part of a search may be empty though more is to come.
  const isAbsent = groups.length === 0 && next === null;
  // The new search failed: the results of the previous one do not belong to it.
  const isStale = status === 'failed' && next === null;
  return (
    <main className="history-list" aria-busy={status === 'loading'}>
      {isAbsent || isStale
        ? absence()
        : groups.map(({ label, conversations: rows }) => (
            <section key={label} aria-label={label}>
              <h2 className="history-list-label">{label}</h2>
              <ul className="history-list-rows">
                {rows.map((summary) => (
                  <HistoryRow
                    key={summary.id}
                    summary={summary}
                    now={now}
                    isShown={summary.id === shownId}
                    onOpen={onOpen}
                    onDelete={onDelete}
                  />
                ))}
              </ul>
            </section>
          ))}
      {next !== null && (
        <HistoryEnd hasFailed={status === 'failed'} onNear={listed.loadMore} onRetry={listed.retry} />
      )}
    </main>
  );
}
