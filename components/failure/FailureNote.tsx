import { CircleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Failure } from '@/utils/chat/failure';
import { t } from '@/utils/browser/i18n';
import { CopyButton } from '../kit/CopyButton';
import { FailureDetails } from './FailureDetails';
import { failureSentence, serversWords } from './failure-words';
import { IconButton } from '../kit/IconButton';
import { RemedyButton, type Remedies } from './RemedyButton';
import './FailureNote.css';

interface FailureNoteProps extends Remedies {
  readonly failure: Failure;
  /** The model that was asked. */
  readonly model?: string;
  /** What happened and what to do, where that differs from what a failure of this kind usually means. */
  readonly sentence?: string | undefined;
  /** What else can be done; it stands first. */
  readonly children?: ReactNode;
  readonly onDismiss?: () => void;
}

/** What went wrong, what to do, and underneath what the server said. */
export function FailureNote({
  failure,
  model,
  sentence,
  children,
  onDismiss,
  ...remedies
}: FailureNoteProps) {
  const { kind, traceId, retryAfter } = failure;
  const words = serversWords(failure);
  // A button that counts the time tells it better than a sentence that stays as it is.
  const isCounted = kind === 'rate-limited' && retryAfter !== undefined && remedies.onAgain !== undefined;

  return (
    <div className="failure-note">
      <CircleAlert className="failure-note-icon" size={16} aria-hidden="true" />
      <div className="failure-note-body">
        <p className="failure-note-sentence">
          {sentence ?? (isCounted ? t('reason_rate_limited') : failureSentence(failure, model))}
        </p>
        {words !== null && (
          <blockquote className="failure-note-words" dir="auto">
            {words}
          </blockquote>
        )}
        <FailureDetails failure={failure}>
          {children}
          <RemedyButton failure={failure} {...remedies} />
        </FailureDetails>
        {traceId !== undefined && (
          <div className="failure-note-trace">
            <span>{t('trace_id', traceId)}</span>
            <CopyButton text={traceId} label={t('copy_trace_id')} />
          </div>
        )}
      </div>
      {onDismiss && <IconButton icon={X} label={t('dismiss')} onClick={onDismiss} />}
    </div>
  );
}
