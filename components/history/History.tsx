import { Archive } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import type { ConversationSummary } from '@/utils/storage/listed-conversations';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { formatConversations } from '../kit/format-stored';
import { absenceOf } from './history-absence';
import { DeletionDialog } from './DeletionDialog';
import { HistoryList } from './HistoryList';
import { HistorySearch } from './HistorySearch';
import { IconButton } from '../kit/IconButton';
import { useServices } from '../state/panel-context';
import { ScreenHeader } from '../kit/ScreenHeader';
import { useConversationList, type ConversationListState } from './use-conversation-list';
import { useHistoryKeys } from './use-history-keys';
import { useHistorySearch } from './use-history-search';
import './History.css';

interface HistoryProps {
  readonly onBack: () => void;
  /** Called when one of them is shown. */
  readonly onShown: () => void;
}

/** All conversations, to find one again and continue it. */
export function History({ onBack, onShown }: HistoryProps) {
  const { actions, openSettings } = useServices();
  const search = useHistorySearch();
  const { text, setText, words, pageKey } = search;
  const listed = useConversationList(actions.list, words, pageKey);
  const [deleting, setDeleting] = useState<ConversationSummary | null>(null);
  const [problem, setProblem] = useState<MessageKey | null>(null);
  const screen = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);

  const escape = useCallback(
    (target: EventTarget | null) => {
      // As in every search field, the text is cleared first.
      if (text !== '' && target === field.current) setText('');
      else onBack();
    },
    [text, setText, onBack],
  );
  // A dialog in front has its own keys.
  useHistoryKeys(screen, deleting !== null, escape);

  function clear() {
    setText('');
    field.current?.focus();
  }

  return (
    <>
      <div ref={screen} className="history">
        <ScreenHeader title={t('conversations')} onBack={onBack}>
          <IconButton icon={Archive} label={t('storage')} onClick={() => openSettings('storage')} />
        </ScreenHeader>
        <HistorySearch search={search} fieldRef={field} problem={problem} />
        <HistoryList
          listed={listed}
          words={words}
          pageKey={pageKey}
          onShown={onShown}
          onDelete={setDeleting}
          onProblem={setProblem}
          onAllPages={() => search.setScope('all')}
          onClear={clear}
        />
        <p className="visually-hidden" role="status">
          {countOf(listed, absenceOf(words, pageKey !== null))}
        </p>
      </div>
      <DeletionDialog
        summary={deleting}
        screen={screen}
        onClose={() => setDeleting(null)}
        onRemoved={listed.remove}
        onProblem={setProblem}
      />
    </>
  );
}

function countOf({ status, conversations, next }: ConversationListState, absence: MessageKey): string {
  if (status !== 'ready') return '';
  const count = conversations?.length ?? 0;
  if (count === 0) return next === null ? t(absence) : '';
  return next === null ? formatConversations(count) : t('more_than', formatConversations(count));
}
