import { Archive, ListChecks } from 'lucide-react';
import { Suspense, useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { ConversationSummary } from '@/utils/storage/listed-conversations';
import { useStore } from 'zustand';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { formatConversations } from '../kit/format-stored';
import { absenceOf } from './history-absence';
import { focusedRow, focusRow } from './history-focus';
import { HistoryList } from './HistoryList';
import { HistorySearch } from './HistorySearch';
import { IconButton } from '../kit/IconButton';
import { optional } from '../kit/optional';
import { useServices } from '../state/panel-context';
import { ScreenHeader } from '../kit/ScreenHeader';
import { useConversationList, type ConversationListState, type ListLimits } from './use-conversation-list';
import { useHistoryKeys } from './use-history-keys';
import { NO_FILTER, useHistorySearch, type HistorySearchState } from './use-history-search';
import { useLibrary, type Library } from './use-library';
import './History.css';

const SelectionBar = optional(async () => (await import('./SelectionBar')).SelectionBar);
const ExportDialog = optional(async () => (await import('./ExportDialog')).ExportDialog);

interface HistoryProps {
  readonly onBack: () => void;
  /** Called when one of them is shown. */
  readonly onShown: () => void;
}

/** All conversations, to find one again and continue it. */
export function History({ onBack, onShown }: HistoryProps) {
  const { actions } = useServices();
  const search = useHistorySearch();
  const { setText, limits } = search;
  const listed = useConversationList(actions, limits);
  const [problem, setProblem] = useState<MessageKey | null>(null);
  const screen = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const library = useLibrary({
    screen,
    pageKey: limits.pageKey,
    onShown,
    onRemoved: listed.remove,
    onProblem: setProblem,
  });
  usePutBackFocus(screen, listed);

  const escape = useEscape(search, library, field, onBack);
  const act = useRowKeys(listed.conversations, library);
  // A dialog in front has its own keys.
  useHistoryKeys(screen, library.exported !== null, escape, act);

  function clear() {
    setText('');
    search.setFilter(NO_FILTER);
    field.current?.focus();
  }

  return (
    <div ref={screen} className="history">
      <HistoryHeader library={library} onBack={onBack} />
      <HistorySearch search={search} fieldRef={field} problem={problem} />
      <p className="visually-hidden" role="status">
        {countOf(listed, limits)}
      </p>
      <HistoryList
        listed={listed}
        limits={limits}
        library={library}
        onAllPages={() => search.setScope('all')}
        onClear={clear}
      />
      <LibraryExtras library={library} listed={listed} screen={screen} onEnd={() => escape(null)} />
    </div>
  );
}

interface LibraryExtrasProps {
  readonly library: Library;
  readonly listed: ConversationListState;
  readonly screen: RefObject<HTMLElement | null>;
  /** Ends selecting. */
  readonly onEnd: () => void;
}

/** The bar of the selection, and the dialog for exporting; each is loaded when it is shown first. */
function LibraryExtras({ library, listed, screen, onEnd }: LibraryExtrasProps) {
  const { exported, endExport, selected, select, pinSelected, removeSelected } = library;
  return (
    <Suspense>
      {selected && (
        <SelectionBar
          count={selected.length}
          onAll={() => select(listed.conversations ?? [])}
          onPin={pinSelected}
          onDelete={removeSelected}
          onEnd={onEnd}
        />
      )}
      {exported && (
        <ExportDialog
          conversation={exported}
          onClose={endExport}
          returnFocus={() => focusRow(screen.current, exported.id)}
        />
      )}
    </Suspense>
  );
}

interface HistoryHeaderProps {
  readonly library: Library;
  readonly onBack: () => void;
}

function HistoryHeader({ library: { selected, select }, onBack }: HistoryHeaderProps) {
  const { openSettings } = useServices();
  return (
    <ScreenHeader title={t('conversations')} onBack={onBack}>
      <IconButton
        icon={ListChecks}
        label={t('select')}
        aria-pressed={selected !== null}
        onClick={() => select(selected ? null : [])}
      />
      <IconButton icon={Archive} label={t('storage')} onClick={() => openSettings('storage')} />
    </ScreenHeader>
  );
}

/** Escape goes one step back: out of the search, then out of the selection, then out of the history. */
function useEscape(
  { text, setText }: HistorySearchState,
  { selected, select }: Library,
  field: RefObject<HTMLInputElement | null>,
  onBack: () => void,
) {
  return useCallback(
    (target: EventTarget | null) => {
      // As in every search field, the text is cleared first.
      if (text !== '' && target === field.current) setText('');
      else if (selected) {
        const isInRow = focusedRow() !== '';
        select(null);
        if (!isInRow) field.current?.focus();
      } else onBack();
    },
    [text, setText, selected, select, field, onBack],
  );
}

/** The keys of a row: Delete deletes it, or all that are selected, and F2 gives it another name. */
function useRowKeys(conversations: readonly ConversationSummary[] | null, library: Library) {
  const { rowActions, selected, removeSelected } = library;
  return useCallback(
    (key: string) => {
      const id = focusedRow();
      const summary = conversations?.find((one) => one.id === id);
      if (!summary || (key !== 'Delete' && key !== 'F2')) return false;
      if (key === 'F2') rowActions.rename(summary);
      else if (selected && selected.length > 0) removeSelected();
      else rowActions.remove(summary);
      return true;
    },
    [conversations, rowActions, selected, removeSelected],
  );
}

/** Gives the focus to the first conversation that came back when a deletion was undone. */
function usePutBackFocus(
  screen: { readonly current: HTMLElement | null },
  { conversations }: ConversationListState,
): void {
  const { undo } = useServices();
  const id = useStore(undo, ({ removed, putBack }) => (putBack === null ? '' : (removed[0]?.id ?? '')));
  // What came back before the list was opened is no news.
  const given = useRef(id);
  useEffect(() => {
    if (id === '') given.current = '';
    else if (given.current !== id && conversations?.some((one) => one.id === id)) {
      given.current = id;
      focusRow(screen.current, id);
    }
  }, [screen, id, conversations]);
}

function countOf(
  { status, conversations, next }: ConversationListState,
  { words, pageKey, site, since }: ListLimits,
): string {
  const isFiltered = site !== undefined || since !== undefined;
  if (status !== 'ready') return '';
  const count = conversations?.length ?? 0;
  if (count === 0) return next === null ? t(absenceOf(words, pageKey !== null, isFiltered)) : '';
  return next === null ? formatConversations(count) : t('more_than', formatConversations(count));
}
