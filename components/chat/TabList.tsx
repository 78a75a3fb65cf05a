import { useCallback, useEffect, useMemo, useState, type RefObject } from 'react';
import { t } from '@/utils/browser/i18n';
import { requestAllSites } from '@/utils/browser/permissions';
import type { DraftTab } from '@/utils/chat/draft';
import { dropped } from '@/utils/diagnostics/log';
import type { OpenTab, OpenTabs } from '@/utils/tab/open-tabs';
import { fold } from '@/utils/text/fold';
import { Suggestions } from '../kit/Suggestions';
import { useSuggestions, type Suggestion, type TakeKey } from '../kit/use-suggestions';
import { usePanel, useServices } from '../state/panel-context';

interface TabListProps {
  readonly id: string;
  /** The words that a tab's title or site is to have; empty shows all. */
  readonly query: string;
  readonly keys: RefObject<TakeKey | null>;
  readonly onActive: (optionId: string | null) => void;
  readonly onChoose: (tab: DraftTab) => void;
  readonly onClose: () => void;
}

/** The id of the entry that asks the browser for the tabs that are hidden. */
const ALLOW = 'allow';

/** The other tabs of the window, above the composer's field: what may not be read comes last, and says why. */
export function TabList({ id, query, keys, onActive, onChoose, onClose }: TabListProps) {
  const chosen = usePanel(({ draft }) => draft.tabs);
  const { open, look } = useOpenTabs();
  const [isRefused, setRefused] = useState(false);
  const items = useMemo(() => (open ? listed(open, chosen ?? [], query) : []), [open, chosen, query]);

  function choose(key: string): void {
    // At once: the browser asks only within the click or the key.
    if (key === ALLOW)
      void requestAllSites().then(
        (isGranted) => (isGranted ? look() : setRefused(true)),
        dropped('panel', 'no-answer'),
      );
    const tab = open?.tabs.find((one) => one.key === key);
    if (!tab) return;
    const { tabId, title, site } = tab;
    onChoose({ tabId, key, title, site });
  }

  const active = useSuggestions({ id, items, keys, onActive, onClose, onChoose: choose });
  const asks = items.some((item) => item.id === ALLOW);
  return (
    <Suggestions
      id={id}
      label={t('other_tabs')}
      items={items}
      active={active}
      onChoose={choose}
      {...(asks && { foot: t(isRefused ? 'tabs_refused' : 'tabs_why') })}
    />
  );
}

/** The open tabs, null until they are known, and what looks again. */
function useOpenTabs() {
  const { actions } = useServices();
  const [open, setOpen] = useState<OpenTabs | null>(null);
  const look = useCallback(
    () => void actions.openTabs().then(setOpen, dropped('panel', 'no-answer')),
    [actions],
  );
  useEffect(look, [look]);
  return { open, look };
}

function listed(
  { tabs, hasHidden }: OpenTabs,
  chosen: readonly DraftTab[],
  query: string,
): readonly Suggestion[] {
  const taken = new Set(chosen.map(({ key }) => key));
  // Two tabs may show one page.
  const others = [...new Map(tabs.map((tab) => [tab.key, tab])).values()].filter(
    ({ key }) => !taken.has(key),
  );
  const found = others
    .filter(({ title, site }) => isNamed(`${title} ${site}`, query))
    .map(suggestionOf)
    .toSorted((one, other) => Number(one.isDisabled ?? false) - Number(other.isDisabled ?? false));
  const allow = { id: ALLOW, label: t('show_more_tabs'), isApart: true };
  // With words after it, Enter is for a tab or for the question.
  if (hasHidden && (query === '' || isNamed(allow.label, query))) return [...found, allow];
  if (found.length > 0 || query !== '') return found;
  return [{ id: 'none', label: t('no_other_tabs'), isDisabled: true }];
}

function suggestionOf({ key, title, site, isUnloaded, isListed }: OpenTab): Suggestion {
  if (isListed) return { id: key, label: title, note: t('tab_listed'), isDisabled: true };
  if (isUnloaded) return { id: key, label: title, note: t('tab_unloaded'), isDisabled: true };
  return { id: key, label: title, note: site };
}

/** True if all words of `query` are in the text, however they are written. */
function isNamed(text: string, query: string): boolean {
  const folded = fold(text);
  return fold(query)
    .split(/\s+/u)
    .every((word) => folded.includes(word));
}
