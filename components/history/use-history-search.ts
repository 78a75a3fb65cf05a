import { useState } from 'react';
import { usePanel } from '../state/panel-context';
import { useSettled } from '../kit/use-settled';

/** The pages whose conversations are listed: all, or the one beside the panel. */
type Scope = 'all' | 'page';

export interface HistorySearchState {
  /** The text as it is being typed. */
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Null where no page is beside the panel, and there is nothing to choose. */
  readonly scope: Scope | null;
  readonly setScope: (scope: Scope) => void;
  /** The words to look for, once typing rests. */
  readonly words: string;
  /** The page to look at; null for all. */
  readonly pageKey: string | null;
}

/** The pause in typing after which the search begins, in milliseconds. */
const TYPING_MS = 150;

/** The search through the conversations, as it is entered and as it is asked for. */
export function useHistorySearch(): HistorySearchState {
  const beside = usePanel(({ page }) => (page?.type === 'readable' ? page.key : null));
  const [text, setText] = useState('');
  const [scope, setScope] = useState<Scope>('all');
  const words = useSettled(text.trim(), TYPING_MS);
  return {
    text,
    setText,
    scope: beside === null ? null : scope,
    setScope,
    words,
    pageKey: scope === 'page' ? beside : null,
  };
}
