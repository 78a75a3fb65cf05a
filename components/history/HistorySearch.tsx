import { useEffect, type RefObject } from 'react';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { SearchField } from '../kit/SearchField';
import { Segments } from '../kit/Segments';
import type { HistorySearchState } from './use-history-search';

interface HistorySearchProps {
  readonly search: HistorySearchState;
  readonly fieldRef: RefObject<HTMLInputElement | null>;
  /** Told below, if something went wrong. */
  readonly problem: MessageKey | null;
}

/** The search through the conversations, by the words in them and by page. It has the focus first. */
export function HistorySearch({ search, fieldRef, problem }: HistorySearchProps) {
  const { text, setText, scope, setScope } = search;

  useEffect(() => fieldRef.current?.focus(), [fieldRef]);

  return (
    <div className="history-search" role="search">
      <SearchField fieldRef={fieldRef} label={t('search_conversations')} value={text} onChange={setText} />
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
