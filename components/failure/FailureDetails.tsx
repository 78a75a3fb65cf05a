import { useId, useState, type ReactNode } from 'react';
import type { Failure } from '@/utils/chat/failure';
import { t } from '@/utils/browser/i18n';
import { CopyButton } from '../kit/CopyButton';

interface FailureDetailsProps {
  readonly failure: Failure;
  /** The buttons before "Details". */
  readonly children: ReactNode;
}

/** Everything that is known of a failure, word for word, folded away. */
export function FailureDetails({ failure, children }: FailureDetailsProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { status, code, message, raw, traceId } = failure;
  const facts = [status === undefined ? '' : `HTTP ${status}`, code ?? ''].filter(Boolean).join(' · ');
  // A body that equals the message would be read twice.
  const body = raw?.trim() === message.trim() ? '' : (raw?.trim() ?? '');
  const parts = [facts, message.trim(), body].filter(Boolean);
  const all = [...parts, ...(traceId === undefined ? [] : [t('trace_id', traceId)])].join('\n\n');

  return (
    <div className="failure-note-more">
      <div className="failure-note-row">
        {children}
        {parts.length > 0 && (
          <button
            type="button"
            className="failure-note-details"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
          >
            {t('details')}
          </button>
        )}
      </div>
      <div id={id} className="failure-note-facts" hidden={!isOpen}>
        {isOpen && (
          <>
            <div className="failure-note-head">
              <span>{facts}</span>
              <CopyButton text={all} label={t('copy_details')} />
            </div>
            {message.trim() !== '' && <p className="failure-note-message">{message.trim()}</p>}
            {/* It scrolls, so the keyboard must reach it. */}
            {body !== '' && (
              <pre className="failure-note-raw" tabIndex={0} aria-label={t('server_answer')}>
                {body}
              </pre>
            )}
          </>
        )}
      </div>
    </div>
  );
}
