import { useCallback, useRef } from 'react';
import type { Turn } from '@/utils/chat/conversation';
import { lastReadTurn, conversationPage } from '@/utils/chat/conversation-pages';
import { insteadOfPage } from '@/utils/panel/next-page';
import type { SelectionCapture } from '@/utils/page/capture';
import { t } from '@/utils/browser/i18n';
import { CloseableDialog } from '../kit/CloseableDialog';
import { focusQuestion } from '../kit/focus-question';
import { usePanel, useServices } from '../state/panel-context';
import { FilePreview } from './FilePreview';
import { JoinedPreviews } from './JoinedPreviews';
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
  const shown = useShownTurn(turn);

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
        <Previewed turn={turn} onAsk={ask} />
        {!shown && <JoinedPreviews />}
      </div>
    </CloseableDialog>
  );
}

/** The turn to look into, if not the next question: a page that can't be read now was read before. */
function useShownTurn(turn: Turn | undefined): Turn | undefined {
  const isNext = usePanel((state) => conversationPage(state) !== null || insteadOfPage(state) !== null);
  const last = usePanel(lastReadTurn);
  return turn ?? (isNext ? undefined : last);
}

interface PreviewedProps {
  readonly turn: Turn | undefined;
  readonly onAsk: (selection: SelectionCapture) => void;
}

function Previewed({ turn, onAsk }: PreviewedProps) {
  const shown = useShownTurn(turn);
  const file = usePanel(({ draft }) => draft.file);
  const instead = usePanel(insteadOfPage);
  if (shown) return <TurnPreview turn={shown} />;
  if (instead === 'file' && file) return <FilePreview file={file} />;
  if (instead === 'scan') return <p className="page-preview-note">{t('sends_scan')}</p>;
  return <PagePreview onAsk={onAsk} />;
}
