import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useEffect, useState } from 'react';
import type { ConversationSummary } from '@/utils/messaging';
import { t } from '@/utils/i18n';
import { formatMoment } from './format';
import { IconButton } from './IconButton';
import { useServices, usePanel } from './panel-context';
import './Dialog.css';
import './EarlierDialog.css';

interface EarlierDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly returnFocus: () => void;
}

/** The conversations that a page had before, to go back to one. */
export function EarlierDialog({ isOpen, onClose, returnFocus }: EarlierDialogProps) {
  return (
    <Dialog.Root open={isOpen} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-overlay" />
        <Dialog.Content
          className="dialog"
          aria-describedby={undefined}
          // The dialog itself: on its first button the focus would open a tooltip over the title.
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.target instanceof HTMLElement) event.target.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnFocus();
          }}
        >
          <div className="earlier-dialog-head">
            <Dialog.Title className="dialog-title">{t('earlier_conversations')}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton icon={X} label={t('close')} />
            </Dialog.Close>
          </div>
          <EarlierList onShown={onClose} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function EarlierList({ onShown }: { readonly onShown: () => void }) {
  const { actions } = useServices();
  const shownId = usePanel((state) => state.conversation?.id);
  const [now] = useState(Date.now);
  const [summaries, setSummaries] = useState<readonly ConversationSummary[] | 'failed' | null>(null);

  useEffect(() => {
    let isCurrent = true;
    const settle = (result: readonly ConversationSummary[] | 'failed') => isCurrent && setSummaries(result);
    actions.earlier().then(settle, () => settle('failed'));
    return () => {
      isCurrent = false;
    };
  }, [actions]);

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
