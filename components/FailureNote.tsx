import { CircleAlert, X } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import type { Failure } from '@/utils/chat/failure';
import { t } from '@/utils/i18n';
import { requestOrigin } from '@/utils/permissions';
import { Button } from './Button';
import { CopyButton } from './CopyButton';
import { failureSentence, remedyFor } from './failure-words';
import { IconButton } from './IconButton';
import { PLATFORM_URL } from './links';
import './FailureNote.css';

interface FailureNoteProps {
  readonly failure: Failure;
  /** The address of the API, for the failure that the browser may not reach it. */
  readonly baseUrl?: string;
  readonly onAgain?: () => void;
  readonly onWithoutPage?: () => void;
  readonly onOpenSettings?: () => void;
  readonly onDismiss?: () => void;
}

/** What went wrong, what to do, and underneath what the server said. */
export function FailureNote(props: FailureNoteProps) {
  const { failure, onDismiss } = props;
  const { message, traceId } = failure;

  return (
    <div className="failure-note">
      <CircleAlert className="failure-note-icon" size={16} aria-hidden="true" />
      <div className="failure-note-body">
        <p className="failure-note-sentence">{failureSentence(failure)}</p>
        <Collapsible.Root className="failure-note-more">
          <div className="failure-note-row">
            <RemedyButton {...props} />
            {message !== '' && (
              <Collapsible.Trigger className="failure-note-details">{t('details')}</Collapsible.Trigger>
            )}
          </div>
          <Collapsible.Content className="failure-note-message">{message}</Collapsible.Content>
        </Collapsible.Root>
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

function RemedyButton({ failure, baseUrl, onAgain, onWithoutPage, onOpenSettings }: FailureNoteProps) {
  switch (remedyFor(failure)) {
    case 'again':
      return onAgain ? <Button onClick={onAgain}>{t('ask_again')}</Button> : null;
    case 'without-page':
      return onWithoutPage ? <Button onClick={onWithoutPage}>{t('ask_without_page')}</Button> : null;
    case 'settings':
      return onOpenSettings ? <Button onClick={onOpenSettings}>{t('open_settings')}</Button> : null;
    case 'balance':
      return (
        <a className="button button-plain" href={PLATFORM_URL} target="_blank" rel="noreferrer">
          {t('top_up')}
        </a>
      );
    case 'allow-host': {
      if (baseUrl === undefined) return null;
      const allow = async () => {
        if (await requestOrigin(baseUrl)) onAgain?.();
      };
      return <Button onClick={() => void allow()}>{t('allow_host', new URL(baseUrl).host)}</Button>;
    }
    case null:
      return null;
  }
}
