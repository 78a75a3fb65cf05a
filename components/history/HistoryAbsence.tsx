import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { absenceOf } from './history-absence';
import { HistoryEmpty } from './HistoryEmpty';
import { useServices } from '../state/panel-context';
import type { ConversationListState } from './use-conversation-list';

interface HistoryAbsenceProps {
  readonly listed: ConversationListState;
  /** The words of the search; empty for all conversations. */
  readonly words: string;
  readonly isOfPage: boolean;
  /** True if only those of a site or a time are listed. */
  readonly isFiltered: boolean;
  readonly onAllPages: () => void;
  readonly onClear: () => void;
}

/** The reason why no conversations are listed, and a next step. */
export function HistoryAbsence(props: HistoryAbsenceProps) {
  const { listed, words, isOfPage, isFiltered, onAllPages, onClear } = props;
  const { openSettings } = useServices();
  if (listed.status === 'failed') {
    return (
      <HistoryEmpty title={t('list_unreadable')} text={t('list_unreadable_text')}>
        <Button onClick={listed.retry}>{t('try_again')}</Button>
      </HistoryEmpty>
    );
  }
  if (listed.status === 'loading') return <p className="history-list-wait">{t('loading')}</p>;
  const title = t(absenceOf(words, isOfPage, isFiltered));
  if (words !== '') {
    return (
      <HistoryEmpty title={title} text={t('nothing_found_text')}>
        {isOfPage ? (
          <Button onClick={onAllPages}>{t('search_all_pages')}</Button>
        ) : (
          <Button onClick={onClear}>{t('clear_search')}</Button>
        )}
      </HistoryEmpty>
    );
  }
  if (isFiltered) {
    return (
      <HistoryEmpty title={title}>
        <Button onClick={onClear}>{t('clear_filter')}</Button>
      </HistoryEmpty>
    );
  }
  if (isOfPage) {
    return (
      <HistoryEmpty title={title}>
        <Button onClick={onAllPages}>{t('show_all_pages')}</Button>
      </HistoryEmpty>
    );
  }
  return (
    <HistoryEmpty title={title} text={t('no_conversations_text')}>
      <Button onClick={() => openSettings('storage')}>{t('import_backup')}</Button>
    </HistoryEmpty>
  );
}
