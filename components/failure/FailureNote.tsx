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
  /** The sentence on what happened and what to do, where it differs from the usual one for this kind. */
  readonly sentence?: string | undefined;
  /** Other remedies; they come first. */
  readonly children?: ReactNode;
  readonly onDismiss?: () => void;
}

/** The note on a failure: what went wrong, what to do, and the server's own words. */
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
  // A button with a countdown tells the time better than a fixed sentence.
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
