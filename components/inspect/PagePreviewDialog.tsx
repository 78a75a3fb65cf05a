import type { Turn } from '@/utils/chat/conversation';
import { lastReadTurn, conversationPage } from '@/utils/chat/conversation-pages';
import { t } from '@/utils/browser/i18n';
import { CloseableDialog } from '../kit/CloseableDialog';
import { usePanel } from '../state/panel-context';
import { PagePreview } from './PagePreview';
import { TurnPreview } from './TurnPreview';
import './PagePreviewDialog.css';

interface PagePreviewDialogProps {
  /** The turn that is looked into; without one it is what the next question sends. */
  readonly turn?: Turn | undefined;
  readonly onClose: () => void;
  readonly returnFocus: () => void;
}

/** Exactly what Kimi is sent of the page, or was sent for a turn. */
export function PagePreviewDialog({ turn, onClose, returnFocus }: PagePreviewDialogProps) {
  const isReadable = usePanel((state) => conversationPage(state) !== null);
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
      <div className="page-preview-body">{shown ? <TurnPreview turn={shown} /> : <PagePreview />}</div>
    </CloseableDialog>
  );
}
