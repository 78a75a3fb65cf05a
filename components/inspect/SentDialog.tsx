import { Eye } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import type { Turn } from '@/utils/chat/conversation';
import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { CloseableDialog } from '../kit/CloseableDialog';
import { formatCount } from '../kit/format';
import { formatMoment } from '../kit/format-stored';
import { useServices } from '../state/panel-context';
import { SentRequest } from './SentRequest';
import { usageParts } from './UsageLine';
import { useLoaded } from '../kit/use-loaded';
import './SentDialog.css';

interface SentDialogProps {
  readonly turn: Turn;
  readonly onClose: () => void;
  readonly returnFocus: () => void;
}

/** The requests that were made for a turn, word for word, and what came back. */
export function SentDialog({ turn, onClose, returnFocus }: SentDialogProps) {
  const { openSeen } = useServices();
  const { usage } = turn.answer;
  const seenButton = useRef<HTMLButtonElement>(null);
  return (
    <CloseableDialog
      isOpen
      size="panel"
      title={t('what_was_sent')}
      onClose={onClose}
      returnFocus={returnFocus}
    >
      <div className="sent-dialog-body">
        <p className="sent-dialog-note">{t('token_not_shown')}</p>
        {usage && <p className="sent-dialog-note">{usageParts(usage).join(' · ')}</p>}
        {turn.attachment.page && (
          <div>
            <Button
              ref={seenButton}
              onClick={() => openSeen({ turn, returnFocus: () => seenButton.current?.focus() })}
            >
              <Eye size={15} aria-hidden="true" />
              {t('what_kimi_saw')}
            </Button>
          </div>
        )}
        <Requests turnId={turn.id} />
      </div>
    </CloseableDialog>
  );
}

function Requests({ turnId }: { readonly turnId: string }) {
  const { actions } = useServices();
  const [now] = useState(Date.now);
  const records = useLoaded(useCallback(() => actions.requestsOf(turnId), [actions, turnId]));

  if (records === null) return <p className="dialog-text">{t('loading')}</p>;
  if (records === 'failed') return <p className="dialog-text">{t('storage_unreadable')}</p>;
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
