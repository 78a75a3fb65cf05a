import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { note } from '@/utils/diagnostics/log';
import { UNDO_MS } from '@/utils/storage/withdraw';
import { Button } from '../kit/Button';
import { formatConversations } from '../kit/format-stored';
import { useServices } from '../state/panel-context';
import './UndoBar.css';

/** The time for which the result of an undoing is shown, in milliseconds. */
const RESULT_MS = 3_000;

/** Offers to undo the last deletion, as long as that is possible. */
export function UndoBar() {
  const { actions, undo } = useServices();
  const { removed, putBack } = useStore(undo);
  const [problem, setProblem] = useState<MessageKey | null>(null);

  const isPending = putBack === null && problem === null;

  useEffect(() => {
    const close = () => undo.setState({ removed: [], putBack: null });
    const timer = setTimeout(close, isPending ? UNDO_MS : RESULT_MS);
    return () => clearTimeout(timer);
  }, [undo, isPending]);

  async function takeBack() {
    try {
      const count = await actions.putBack(removed);
      if (count === 0) setProblem('undo_too_late');
      else undo.setState({ putBack: count });
    } catch (error) {
      note('storage', 'failed', error);
      setProblem('undo_failed');
    }
  }

  useUndoKey(isPending, () => void takeBack());

  return (
    <section className="undo-bar" aria-label={t('undo')}>
      <p className="undo-bar-words" role="status">
        {problem !== null
          ? t(problem)
          : putBack === null
            ? t('conversations_deleted', formatConversations(removed.length))
            : t('conversations_put_back', formatConversations(putBack))}
      </p>
      {isPending && (
        <Button look="quiet" aria-keyshortcuts="Control+Z Meta+Z" onClick={() => void takeBack()}>
          {t('undo')}
        </Button>
      )}
    </section>
  );
}

/** Undoes by the usual key, but not in a field with text, which has its own undoing. */
function useUndoKey(isActive: boolean, takeBack: () => void): void {
  useEffect(() => {
    if (!isActive) return undefined;
    const press = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
      const { target } = event;
      const isInText =
        (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && target.value !== '';
      if (!isUndo || isInText || event.defaultPrevented) return;
      event.preventDefault();
      takeBack();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}
