import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useEffect, useState } from 'react';
import type { Turn } from '@/utils/chat/conversation';
import type { RequestRecord } from '@/utils/chat/request-record';
import { t } from '@/utils/i18n';
import { formatCount, formatMoment } from './format';
import { IconButton } from './IconButton';
import { useServices } from './panel-context';
import { SentRequest } from './SentRequest';
import { usageParts } from './UsageLine';
import './Dialog.css';
import './SentDialog.css';

interface SentDialogProps {
  readonly turn: Turn;
  readonly onClose: () => void;
  readonly returnFocus: () => void;
}

/** The requests that were made for a turn, word for word, and what came back. */
export function SentDialog({ turn, onClose, returnFocus }: SentDialogProps) {
  const { usage } = turn.answer;
  return (
    <Dialog.Root open onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-overlay" />
        <Dialog.Content
          className="dialog sent-dialog"
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.target instanceof HTMLElement) event.target.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnFocus();
          }}
        >
          <div className="sent-dialog-head">
            <Dialog.Title className="sent-dialog-title">{t('what_was_sent')}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton icon={X} label={t('close')} />
            </Dialog.Close>
          </div>
          <div className="sent-dialog-body">
            <p className="sent-dialog-note">{t('token_not_shown')}</p>
            {usage && <p className="sent-dialog-note">{usageParts(usage).join(' · ')}</p>}
            <Requests turnId={turn.id} />
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Requests({ turnId }: { readonly turnId: string }) {
  const { actions } = useServices();
  const [now] = useState(Date.now);
  const [records, setRecords] = useState<readonly RequestRecord[] | 'failed' | null>(null);

  useEffect(() => {
    let isCurrent = true;
    const settle = (result: readonly RequestRecord[] | 'failed') => isCurrent && setRecords(result);
    actions.requestsOf(turnId).then(settle, () => settle('failed'));
    return () => {
      isCurrent = false;
    };
  }, [actions, turnId]);

  if (records === null) return <p className="dialog-text">{t('loading')}</p>;
  if (records === 'failed') return <p className="dialog-text">{t('failure_storage')}</p>;
  if (records.length === 0) return <p className="dialog-text">{t('nothing_kept')}</p>;
  const [only] = records;
  if (only && records.length === 1) return <SentRequest record={only} />;
  return records.map((record, index) => (
    // The last one is what the answer came from.
    <details key={index} className="sent-dialog-request" open={index === records.length - 1}>
      <summary className="sent-dialog-summary">
        {t('request_of', formatCount(index + 1), formatCount(records.length))}
        {` · ${formatMoment(record.askedAt, now)}`}
        {record.status !== null && ` · HTTP ${record.status}`}
      </summary>
      <SentRequest record={record} />
    </details>
  ));
}
