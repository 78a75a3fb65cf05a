import { useState } from 'react';
import { t } from '@/utils/i18n';
import { CloseableDialog } from './CloseableDialog';
import { formatMoment } from './format';
import { useServices, usePanel } from './panel-context';
import { useLoaded } from './use-loaded';
import './EarlierDialog.css';

interface EarlierDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly returnFocus: () => void;
}

/** The conversations that a page had before, to go back to one. */
export function EarlierDialog({ isOpen, onClose, returnFocus }: EarlierDialogProps) {
  return (
    <CloseableDialog
      isOpen={isOpen}
      size="small"
      title={t('earlier_conversations')}
      onClose={onClose}
      returnFocus={returnFocus}
    >
      <EarlierList onShown={onClose} />
    </CloseableDialog>
  );
}

function EarlierList({ onShown }: { readonly onShown: () => void }) {
  const { actions } = useServices();
  const shownId = usePanel((state) => state.conversation?.id);
  const [now] = useState(Date.now);
  const summaries = useLoaded(actions.earlier);

  async function show(id: string) {
    await actions.show(id);
    onShown();
  }

  if (summaries === null) return <p className="dialog-text earlier-dialog-wait">{t('loading')}</p>;
  if (summaries === 'failed') return <p className="dialog-text">{t('failure_storage')}</p>;
  if (summaries.length === 0) return <p className="dialog-text">{t('no_earlier_conversations')}</p>;
  return (
    <ul className="earlier-dialog-list">
      {summaries.map(({ id, createdAt, question }) => (
        <li key={id}>
          <button
            type="button"
            className="earlier-dialog-item"
            aria-current={id === shownId}
            onClick={() => void show(id)}
          >
            <span className="earlier-dialog-question" dir="auto">
              {question}
            </span>
            <span className="earlier-dialog-date">{formatMoment(createdAt, now)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
