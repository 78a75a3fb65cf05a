import { useCallback, useRef } from 'react';
import type { Turn } from '@/utils/chat/conversation';
import { lastReadTurn, conversationPage } from '@/utils/chat/conversation-pages';
import type { SelectionCapture } from '@/utils/page/capture';
import { t } from '@/utils/browser/i18n';
import { CloseableDialog } from '../kit/CloseableDialog';
import { focusQuestion } from '../kit/focus-question';
import { usePanel, useServices } from '../state/panel-context';
import { PagePreview } from './PagePreview';
import { TurnPreview } from './TurnPreview';
import './PagePreviewDialog.css';

interface PagePreviewDialogProps {
  /** The turn to look into; without one, the preview is of the next question. */
  readonly turn?: Turn | undefined;
  readonly onClose: () => void;
  readonly returnFocus: () => void;
}

/** The exact text of the page that is sent, or was sent for a turn. */
export function PagePreviewDialog({ turn, onClose, returnFocus }: PagePreviewDialogProps) {
  const { panel } = useServices();
  const hasAsked = useRef(false);
  const isReadable = usePanel((state) => conversationPage(state) !== null);
  const last = usePanel(lastReadTurn);
  // A page that can't be read now was read before.
  const shown = turn ?? (isReadable ? undefined : last);

  const ask = useCallback(
    (selection: SelectionCapture) => {
      hasAsked.current = true;
      panel.attach(selection);
      onClose();
    },
    [panel, onClose],
  );

  return (
    <CloseableDialog
      isOpen
      size="panel"
      title={t(shown ? 'what_kimi_saw' : 'what_kimi_sees')}
      onClose={onClose}
      returnFocus={() => (hasAsked.current ? focusQuestion() : returnFocus())}
    >
      <div className="page-preview-body">
        {shown ? <TurnPreview turn={shown} /> : <PagePreview onAsk={ask} />}
      </div>
    </CloseableDialog>
  );
}
