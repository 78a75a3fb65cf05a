import { useMemo, useState } from 'react';
import type { ListOrder } from '@/utils/storage/listed-conversations';
import { usePanel } from '../state/panel-context';
import { useSettled } from '../kit/use-settled';
import type { ListLimits } from './use-conversation-list';

/** The pages whose conversations are listed: all, or the one beside the panel. */
type Scope = 'all' | 'page';

/** The time of the last question. */
export const SPANS = ['any', 'today', 'week', 'month', 'year'] as const;
export type Span = (typeof SPANS)[number];

export const ORDERS = ['newest', 'oldest', 'title'] as const satisfies readonly ListOrder[];

/** The choice of conversations, and their order. */
export interface ListFilter {
  /** The name of a site; empty for all. */
  readonly site: string;
  readonly span: Span;
  readonly order: ListOrder;
}

export const NO_FILTER: ListFilter = { site: '', span: 'any', order: 'newest' };

export interface HistorySearchState {
  /** The text as it is being typed. */
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Null where no page is beside the panel, and there is nothing to choose. */
  readonly scope: Scope | null;
  readonly setScope: (scope: Scope) => void;
  readonly filter: ListFilter;
  readonly setFilter: (filter: ListFilter) => void;
  /** The list to ask for, once typing rests. */
  readonly limits: ListLimits;
}

/** The pause in typing after which the search begins, in milliseconds. */
const TYPING_MS = 150;

/** The search through the conversations, as it is entered and as it is asked for. */
export function useHistorySearch(): HistorySearchState {
  const beside = usePanel(({ page }) => (page?.type === 'readable' ? page.key : null));
  const [text, setText] = useState('');
  const [scope, setScope] = useState<Scope>('all');
  const [filter, setFilter] = useState(NO_FILTER);
  /** The beginning of the time of the filter, as it was chosen. */
  const [since, setSince] = useState<number | null>(null);
  const words = useSettled(text.trim(), TYPING_MS);
  const pageKey = scope === 'page' ? beside : null;
  const limits = useMemo((): ListLimits => {
    const { site, order } = filter;
    return {
      words,
      pageKey,
      ...(order !== 'newest' && { order }),
      ...(site !== '' && { site }),
      ...(since !== null && { since }),
    };
  }, [words, pageKey, filter, since]);
  return {
    text,
    setText,
    scope: beside === null ? null : scope,
    setScope,
    filter,
    setFilter(next) {
      setFilter(next);
      setSince(beginningOf(next.span, new Date()));
    },
    limits,
  };
}

/** The beginning of a span that ends now, in epoch milliseconds; null for all times. */
function beginningOf(span: Span, now: Date): number | null {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  switch (span) {
    case 'any':
      return null;
    case 'today':
      return day.getTime();
    case 'week':
      return day.setDate(day.getDate() - 7);
    case 'month':
      return day.setMonth(day.getMonth() - 1);
    case 'year':
      return day.setFullYear(day.getFullYear() - 1);
  }
}
