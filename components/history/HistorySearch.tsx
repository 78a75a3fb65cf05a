import { ListFilter } from 'lucide-react';
import { useEffect, useState, type RefObject } from 'react';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { IconButton } from '../kit/IconButton';
import { SearchField } from '../kit/SearchField';
import { Segments } from '../kit/Segments';
import { HistoryFilter } from './HistoryFilter';
import { NO_FILTER, type HistorySearchState } from './use-history-search';

interface HistorySearchProps {
  readonly search: HistorySearchState;
  readonly fieldRef: RefObject<HTMLInputElement | null>;
  /** Told below, if something went wrong. */
  readonly problem: MessageKey | null;
}

/** The search through the conversations, by the words in them and by page. It has the focus first. */
export function HistorySearch({ search, fieldRef, problem }: HistorySearchProps) {
  const { text, setText, scope, setScope, filter, setFilter, limits } = search;
  const [isFilterOpen, setFilterOpen] = useState(false);

  useEffect(() => fieldRef.current?.focus(), [fieldRef]);

  return (
    <div className="history-search" role="search">
      <div className="history-search-row">
        <SearchField fieldRef={fieldRef} label={t('search_conversations')} value={text} onChange={setText} />
        <IconButton
          icon={ListFilter}
          label={t('filter_and_sort')}
          aria-expanded={isFilterOpen}
          look={filter === NO_FILTER ? 'plain' : 'filled'}
          onClick={() => {
            // What is out of sight does not choose.
            if (isFilterOpen) setFilter(NO_FILTER);
            setFilterOpen(!isFilterOpen);
          }}
        />
      </div>
      {isFilterOpen && <HistoryFilter filter={filter} isSearch={limits.words !== ''} onChange={setFilter} />}
      {scope !== null && (
        <Segments
          name="history-scope"
          label={t('conversations')}
          segments={[
            { value: 'all', label: t('all_pages') },
            { value: 'page', label: t('this_page') },
          ]}
          chosen={scope}
          onChoose={setScope}
        />
      )}
      {problem !== null && (
        <p className="history-problem" role="alert">
          {t(problem)}
        </p>
      )}
    </div>
  );
}
