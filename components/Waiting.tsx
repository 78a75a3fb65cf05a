import { lazy, Suspense, useId, useState } from 'react';
import type { Answer, Waiting as WaitingFor } from '@/utils/chat/conversation';
import { t } from '@/utils/i18n';
import { Elapsed } from './Elapsed';
import { failureReason } from './failure-words';
import { formatClock, formatCount } from './format';
import { useServices } from './panel-context';
import { useCountdown } from './use-countdown';
import './Waiting.css';

// Few pages are that long.
const SectionProgress = lazy(async () => ({ default: (await import('./SectionProgress')).SectionProgress }));

interface WaitingProps {
  readonly answer: Answer;
}

/**
 * What an open answer waits for: its turn, the next attempt, or, where it goes on from earlier text, the
 * first that is new. It appears when the answer opens and goes when it settles.
 */
export function Waiting({ answer: { waiting, askedAt, text, reasoning } }: WaitingProps) {
  const [opened] = useState(() => ({ at: Date.now(), text, reasoning }));
  switch (waiting?.type) {
    case undefined:
      if (text === '' || text !== opened.text) return null;
      return (
        <p className="waiting-line reasoning-waiting">
          <span>{t(reasoning === opened.reasoning ? 'waiting' : 'thinking')}</span>
          <Elapsed since={opened.at} />
        </p>
      );
    case 'queued':
      return (
        <p className="waiting-line waiting-queued">
          <span>{t('in_queue', formatCount(waiting.ahead))}</span>
          {/* An answer that goes on was asked for long ago. */}
          {text === '' && <Elapsed since={askedAt} />}
        </p>
      );
    case 'digesting':
      return (
        <Suspense>
          <SectionProgress waiting={waiting} />
        </Suspense>
      );
    case 'retrying':
      return <Retrying key={waiting.until} waiting={waiting} />;
  }
}

function Retrying({ waiting }: { readonly waiting: Extract<WaitingFor, { type: 'retrying' }> }) {
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
          {t('trying_again_in', formatClock(Math.ceil(left / 1000) * 1000))}
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
