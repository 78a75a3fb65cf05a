import { Eye } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { attachedPages } from '@/utils/chat/attached-texts';
import type { Turn } from '@/utils/chat/conversation';
import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { CloseableDialog } from '../kit/CloseableDialog';
import { formatCount } from '../kit/format';
import { formatMoment } from '../kit/format-stored';
import { useServices } from '../state/panel-context';
import { LoggedRequest } from './LoggedRequest';
import { usageParts } from './UsageLine';
import { useLoaded } from '../kit/use-loaded';
import './RequestLogDialog.css';

interface RequestLogDialogProps {
  readonly turn: Turn;
  readonly onClose: () => void;
  readonly returnFocus: () => void;
}

/** The requests that were made for a turn, word for word, and their answers. */
export function RequestLogDialog({ turn, onClose, returnFocus }: RequestLogDialogProps) {
  const { openPreview } = useServices();
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
      <div className="request-log-body">
        <p className="request-log-note">{t('token_not_shown')}</p>
        {usage && <p className="request-log-note">{usageParts(usage).join(' · ')}</p>}
        {attachedPages(turn.attachment).length > 0 && (
          <div>
            <Button
              ref={seenButton}
              onClick={() => openPreview({ turn, returnFocus: () => seenButton.current?.focus() })}
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
  if (only && records.length === 1) return <LoggedRequest record={only} />;
  return records.map((record, index) => (
    // The answer came from the last one.
    <details key={index} className="request-log-request" open={index === records.length - 1}>
      <summary className="request-log-summary">
        {t('request_of', formatCount(index + 1), formatCount(records.length))}
        {` · ${formatMoment(record.askedAt, now)}`}
        {record.status !== null && ` · HTTP ${record.status}`}
      </summary>
      <LoggedRequest record={record} />
    </details>
  ));
}
