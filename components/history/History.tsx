import { Archive } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ConversationSummary } from '@/utils/storage/listed-conversations';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { ConfirmDialog } from '../kit/ConfirmDialog';
import { formatConversations } from '../kit/format-stored';
import { absenceOf } from './history-absence';
import { focusRow, moveFocus, neighbourOf } from './history-focus';
import { HistoryList } from './HistoryList';
import { IconButton } from '../kit/IconButton';
import { usePanel, useServices } from '../state/panel-context';
import { ScreenHeader } from '../kit/ScreenHeader';
import { SearchField } from '../kit/SearchField';
import { Segments } from '../kit/Segments';
import { useConversationList } from './use-conversation-list';
import { useSettled } from '../kit/use-settled';
import { note } from '@/utils/diagnostics/log';
import './History.css';

interface HistoryProps {
  readonly onBack: () => void;
  /** Called when one of them is shown. */
  readonly onShown: () => void;
}

/** The pause in typing after which the search begins, in milliseconds. */
const TYPING_MS = 150;

/** All conversations, to find one again and continue it. */
export function History({ onBack, onShown }: HistoryProps) {
  const { actions, openSettings } = useServices();
  const pageKey = usePanel(({ page }) => (page?.type === 'readable' ? page.key : null));
  const [text, setText] = useState('');
  const [scope, setScope] = useState<'all' | 'page'>('all');
  const [deleting, setDeleting] = useState<ConversationSummary | null>(null);
  const [problem, setProblem] = useState<MessageKey | null>(null);
  const words = useSettled(text.trim(), TYPING_MS);
  const isOfPage = scope === 'page' && pageKey !== null;
  const listed = useConversationList(actions.list, words, isOfPage ? pageKey : null);
  const screen = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  /** The conversation whose row gets the focus back when the dialog closes. */
  const focused = useRef('');

  useEffect(() => field.current?.focus(), []);

  const open = useCallback(
    ({ id, pageKey: about }: ConversationSummary) => {
      setProblem(null);
      // A conversation of the page beside the panel becomes the one that the page shows, even if it began
      // with another page.
      const shownOn = isOfPage ? pageKey : about;
      actions.show({ id, pageKey: shownOn }).then(onShown, () => setProblem('show_failed'));
    },
    [actions, isOfPage, pageKey, onShown],
  );

  const askToDelete = useCallback((summary: ConversationSummary) => {
    focused.current = summary.id;
    setDeleting(summary);
  }, []);

  async function remove({ id }: ConversationSummary) {
    setProblem(null);
    try {
      await actions.remove(id);
      focused.current = neighbourOf(screen.current, id);
      focusRow(screen.current, focused.current);
      listed.remove(id);
    } catch (error) {
      note('storage', 'failed', error);
      setProblem('delete_failed');
    }
  }

  useEffect(() => {
    // A dialog in front has its own keys.
    if (deleting || !screen.current) return undefined;
    const element = screen.current;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (event.key === 'Escape') {
        event.preventDefault();
        // As in every search field, the text is cleared first.
        if (text !== '' && event.target === field.current) setText('');
        else onBack();
      } else if (moveFocus(element, event.key)) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [deleting, text, onBack]);

  return (
    <>
      <div ref={screen} className="history">
        <ScreenHeader title={t('conversations')} onBack={onBack}>
          <IconButton icon={Archive} label={t('storage')} onClick={() => openSettings('storage')} />
        </ScreenHeader>
        <div className="history-search" role="search">
          <SearchField fieldRef={field} label={t('search_conversations')} value={text} onChange={setText} />
          {pageKey !== null && (
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
        <HistoryList
          listed={listed}
          words={words}
          isOfPage={isOfPage}
          onOpen={open}
          onDelete={askToDelete}
          onAllPages={() => setScope('all')}
          onClear={() => {
            setText('');
            field.current?.focus();
          }}
        />
        <p className="visually-hidden" role="status">
          {listed.status === 'ready' &&
            countOf(listed.conversations?.length ?? 0, listed.next !== null, absenceOf(words, isOfPage))}
        </p>
      </div>
      <ConfirmDialog
        isOpen={deleting !== null}
        title={t('delete_question')}
        explanation={t('delete_explanation')}
        confirm={t('delete')}
        onConfirm={() => deleting && void remove(deleting)}
        onClose={() => setDeleting(null)}
        returnFocus={() => focusRow(screen.current, focused.current)}
      />
    </>
  );
}

function countOf(count: number, hasMore: boolean, absence: MessageKey): string {
  if (count === 0) return hasMore ? '' : t(absence);
  return hasMore ? t('more_than', formatConversations(count)) : formatConversations(count);
}
