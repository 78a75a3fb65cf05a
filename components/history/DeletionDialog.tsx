import { useEffect, useRef, type RefObject } from 'react';
import type { ConversationSummary } from '@/utils/storage/listed-conversations';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { ConfirmDialog } from '../kit/ConfirmDialog';
import { focusRow, neighbourOf } from './history-focus';
import { useServices } from '../state/panel-context';
import { note } from '@/utils/diagnostics/log';

interface DeletionDialogProps {
  /** The conversation that is to be deleted; null while there is none. */
  readonly summary: ConversationSummary | null;
  readonly screen: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly onRemoved: (id: string) => void;
  /** Called with what went wrong, and with null as it is tried. */
  readonly onProblem: (problem: MessageKey | null) => void;
}

/** Asks before a conversation of the list is deleted, and gives the focus to the row that takes its place. */
export function DeletionDialog({ summary, screen, onClose, onRemoved, onProblem }: DeletionDialogProps) {
  const { actions } = useServices();
  /** The conversation whose row gets the focus back when the dialog closes. */
  const focused = useRef('');

  useEffect(() => {
    if (summary) focused.current = summary.id;
  }, [summary]);

  async function remove({ id }: ConversationSummary) {
    onProblem(null);
    try {
      await actions.remove(id);
      focused.current = neighbourOf(screen.current, id);
      focusRow(screen.current, focused.current);
      onRemoved(id);
    } catch (error) {
      note('storage', 'failed', error);
      onProblem('delete_failed');
    }
  }

  return (
    <ConfirmDialog
      isOpen={summary !== null}
      title={t('delete_question')}
      explanation={t('delete_explanation')}
      confirm={t('delete')}
      onConfirm={() => summary && void remove(summary)}
      onClose={onClose}
      returnFocus={() => focusRow(screen.current, focused.current)}
    />
  );
}
