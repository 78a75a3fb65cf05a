import { useEffect, useId, useState } from 'react';
import type { ListedSite, ListOrder } from '@/utils/storage/listed-conversations';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { dropped } from '@/utils/diagnostics/log';
import { formatCount } from '../kit/format';
import { Select } from '../kit/Select';
import { useServices } from '../state/panel-context';
import { ORDERS, SPANS, type ListFilter, type Span } from './use-history-search';
import './HistoryFilter.css';

interface HistoryFilterProps {
  readonly filter: ListFilter;
  /** True during a search, which has an order of its own. */
  readonly isSearch: boolean;
  readonly onChange: (filter: ListFilter) => void;
}

/** Sites that are offered: the most frequent ones. */
const MOST_SITES = 100;

const SPAN_WORDS: Readonly<Record<Span, MessageKey>> = {
  any: 'any_time',
  today: 'today',
  week: 'last_seven_days',
  month: 'last_month',
  year: 'last_year',
};

const ORDER_WORDS: Readonly<Record<ListOrder, MessageKey>> = {
  newest: 'newest_first',
  oldest: 'oldest_first',
  title: 'by_name',
};

/** The choice of conversations by site and time, and their order. */
export function HistoryFilter({ filter, isSearch, onChange }: HistoryFilterProps) {
  const id = useId();
  const sites = useSites();
  return (
    <div className="history-filter" role="group" aria-label={t('filter_and_sort')}>
      <label htmlFor={`${id}-site`}>{t('site')}</label>
      <Select id={`${id}-site`} value={filter.site} onChoose={(site) => onChange({ ...filter, site })}>
        <option value="">{t('all_sites')}</option>
        {sites.map(({ site, conversations }) => (
          <option key={site} value={site}>
            {`${site} (${formatCount(conversations)})`}
          </option>
        ))}
      </Select>
      <label htmlFor={`${id}-span`}>{t('last_asked')}</label>
      <Select
        id={`${id}-span`}
        value={filter.span}
        onChoose={(value) => onChange({ ...filter, span: SPANS.find((one) => one === value) ?? 'any' })}
      >
        {SPANS.map((span) => (
          <option key={span} value={span}>
            {t(SPAN_WORDS[span])}
          </option>
        ))}
      </Select>
      {!isSearch && (
        <>
          <label htmlFor={`${id}-order`}>{t('order')}</label>
          <Select
            id={`${id}-order`}
            value={filter.order}
            onChoose={(value) =>
              onChange({ ...filter, order: ORDERS.find((one) => one === value) ?? 'newest' })
            }
          >
            {ORDERS.map((order) => (
              <option key={order} value={order}>
                {t(ORDER_WORDS[order])}
              </option>
            ))}
          </Select>
        </>
      )}
    </div>
  );
}

function useSites(): readonly ListedSite[] {
  const { actions } = useServices();
  const [sites, setSites] = useState<readonly ListedSite[]>([]);
  useEffect(() => {
    let isCurrent = true;
    actions.listSites().then(
      (found) => isCurrent && setSites(found.slice(0, MOST_SITES)),
      // The list itself says that nothing can be read.
      dropped('storage', 'not-read'),
    );
    return () => {
      isCurrent = false;
    };
  }, [actions]);
  return sites;
}
