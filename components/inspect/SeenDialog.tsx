import type { Turn } from '@/utils/chat/conversation';
import { lastReadTurn, pageInTalk } from '@/utils/chat/page-in-talk';
import { t } from '@/utils/browser/i18n';
import { CloseableDialog } from '../kit/CloseableDialog';
import { usePanel } from '../state/panel-context';
import { SeenReading } from './SeenReading';
import { SeenTurn } from './SeenTurn';
import './SeenDialog.css';

interface SeenDialogProps {
  /** The turn that is looked into; without one it is what the next question sends. */
  readonly turn?: Turn | undefined;
  readonly onClose: () => void;
  readonly returnFocus: () => void;
}

/** Exactly what Kimi is sent of the page, or was sent for a turn. */
export function SeenDialog({ turn, onClose, returnFocus }: SeenDialogProps) {
  const isReadable = usePanel((state) => pageInTalk(state) !== null);
  const last = usePanel(lastReadTurn);
  // What can't be read now was read once.
  const shown = turn ?? (isReadable ? undefined : last);

  return (
    <CloseableDialog
      isOpen
      size="panel"
      title={t(shown ? 'what_kimi_saw' : 'what_kimi_sees')}
      onClose={onClose}
      returnFocus={returnFocus}
    >
      <div className="seen-dialog-body">{shown ? <SeenTurn turn={shown} /> : <SeenReading />}</div>
    </CloseableDialog>
  );
}
