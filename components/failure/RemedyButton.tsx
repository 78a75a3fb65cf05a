import { useState } from 'react';
import type { Failure } from '@/utils/chat/failure';
import { t } from '@/utils/browser/i18n';
import { requestOrigin } from '@/utils/browser/permissions';
import { Button } from '../kit/Button';
import { remedyFor } from './failure-words';
import { formatClock } from '../kit/format';
import type { SettingsSection } from '../state/settings-section';
import { useCountdown } from '../kit/use-countdown';

/** The remedies where a failure is shown. A remedy that is not given is not offered. */
export interface Remedies {
  /** The address of the API, for the failure that the browser may not reach it. */
  readonly baseUrl?: string;
  /** The page where the balance is topped up, where it is known: see `topUpUrl`. */
  readonly topUpUrl?: string | undefined;
  /** The time of the request, epoch milliseconds; now, if it is not given. */
  readonly askedAt?: number;
  readonly onAgain?: () => void;
  readonly onWithoutPage?: () => void;
  readonly onLookAtPages?: () => void;
  readonly onReadAgain?: () => void;
  readonly onStartOver?: () => void;
  /** Takes another address of the API into use. */
  readonly onTakeAddress?: (address: string) => void;
  /** Takes another model into use. */
  readonly onTakeModel?: (model: string) => void;
  readonly onOpenSettings?: (section: SettingsSection) => void;
}

interface RemedyButtonProps extends Remedies {
  readonly failure: Failure;
}

/** The button of the one remedy that helps most against a failure. */
export function RemedyButton(props: RemedyButtonProps) {
  const { failure, baseUrl, topUpUrl, askedAt, onAgain, onWithoutPage, onReadAgain, onStartOver } = props;
  const { onLookAtPages } = props;
  const { onOpenSettings, onTakeAddress, onTakeModel } = props;
  const remedy = remedyFor(failure);
  switch (remedy?.type) {
    case undefined:
      return null;
    case 'again':
      if (!onAgain) return null;
      if (failure.retryAfter === undefined) return <Button onClick={onAgain}>{t('ask_again')}</Button>;
      return <AgainIn wait={failure.retryAfter} askedAt={askedAt ?? null} onAgain={onAgain} />;
    case 'without-page':
      return onWithoutPage ? <Button onClick={onWithoutPage}>{t('ask_without_page')}</Button> : null;
    case 'look-at-pages':
      return (
        <>
          {onLookAtPages && <Button onClick={onLookAtPages}>{t('look_at_pages')}</Button>}
          {onWithoutPage && <Button onClick={onWithoutPage}>{t('ask_without_page')}</Button>}
        </>
      );
    case 'read-again':
      return onReadAgain ? <Button onClick={onReadAgain}>{t('read_page_again')}</Button> : null;
    case 'new-conversation':
      return onStartOver ? <Button onClick={onStartOver}>{t('start_new_conversation')}</Button> : null;
    case 'settings':
      return onOpenSettings ? (
        <Button onClick={() => onOpenSettings(remedy.section)}>{t(remedy.label)}</Button>
      ) : null;
    case 'model':
      return onTakeModel ? (
        <Button onClick={() => onTakeModel(remedy.model)}>{t('use_model', remedy.model)}</Button>
      ) : null;
    case 'address':
      return (
        <>
          {onTakeAddress && (
            <Button onClick={() => onTakeAddress(remedy.address)}>{t('use_address', remedy.address)}</Button>
          )}
          {onOpenSettings && <Button onClick={() => onOpenSettings('baseUrl')}>{t('check_address')}</Button>}
        </>
      );
    case 'balance':
      // Where there is no page to lead to, the sentence says what to do first.
      if (topUpUrl === undefined) return onAgain ? <Button onClick={onAgain}>{t('ask_again')}</Button> : null;
      return (
        <a className="button button-plain" href={topUpUrl} target="_blank" rel="noreferrer">
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
  }
}

interface AgainInProps {
  /** The wait that the server asked for, in milliseconds. */
  readonly wait: number;
  readonly askedAt: number | null;
  readonly onAgain: () => void;
}

/**
 * The longest time from a question to its failure, in milliseconds: it queues, and is retried twice. A
 * failure seen within that time counts as fresh; an older one has waited since it was asked.
 */
const RECENT_MS = 300_000;

/** "Ask again", after a countdown of the wait that the server asked for. */
function AgainIn({ wait, askedAt, onAgain }: AgainInProps) {
  const [seenAt] = useState(Date.now);
  const since = askedAt === null || seenAt - askedAt < RECENT_MS ? seenAt : askedAt;
  const left = useCountdown(since + wait);
  if (left === 0) return <Button onClick={onAgain}>{t('ask_again')}</Button>;
  return (
    <Button disabled>
      <span className="failure-note-clock">{t('ask_again_in', formatClock(left))}</span>
    </Button>
  );
}
