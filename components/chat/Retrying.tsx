import { useId } from 'react';
import type { Waiting } from '@/utils/chat/conversation';
import { t } from '@/utils/browser/i18n';
import { Elapsed } from '../kit/Elapsed';
import { failureReason } from '../failure/failure-words';
import { formatClock, formatCount } from '../kit/format';
import { useServices } from '../state/panel-context';
import { useCountdown } from '../kit/use-countdown';

interface RetryingProps {
  readonly waiting: Extract<Waiting, { readonly type: 'retrying' }>;
}

/** The countdown to the next attempt, and the reason for it. */
export function Retrying({ waiting }: RetryingProps) {
  const { panel } = useServices();
  const id = useId();
  const left = useCountdown(waiting.until);
  if (left === 0) {
    return (
      <p className="waiting-line reasoning-waiting">
        <span>{t('waiting')}</span>
        <Elapsed since={waiting.until} />
      </p>
    );
  }
  return (
    <div className="waiting-retry">
      <div className="waiting-line">
        {/* A clock that is read out every second would drown everything else. */}
        <span className="waiting-clock" aria-hidden="true">
          {t('trying_again_in', formatClock(left))}
        </span>
        <span id={id} className="visually-hidden">
          {t('trying_again')}
        </span>
        <button
          type="button"
          className="waiting-cancel"
          aria-describedby={id}
          onClick={() => void panel.stop()}
        >
          {t('cancel')}
        </button>
      </div>
      <p className="waiting-reason">
        {failureReason(waiting.failure)}{' '}
        {t('attempt_of', formatCount(waiting.attempt), formatCount(waiting.attempts))}
      </p>
    </div>
  );
}
