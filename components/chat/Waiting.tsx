import { Suspense, useEffect, useState } from 'react';
import type { Answer } from '@/utils/chat/conversation';
import { t } from '@/utils/browser/i18n';
import { Elapsed } from '../kit/Elapsed';
import { formatCount } from '../kit/format';
import { optional } from '../kit/optional';
import { dropped } from '@/utils/diagnostics/log';
import './Waiting.css';

const loadRetrying = async () => (await import('./Retrying')).Retrying;
const Retrying = optional(loadRetrying);
const Silence = optional(async () => (await import('./Silence')).Silence);
// Few pages are that long.
const SectionProgress = optional(async () => (await import('./SectionProgress')).SectionProgress);

interface WaitingProps {
  readonly answer: Answer;
}

/**
 * The reason why an open answer waits: its place in the queue, the next attempt, or, where it continues
 * earlier text, the first new text; and the clock of one that pauses. It appears when the answer opens and disappears when it settles.
 */
export function Waiting({ answer }: WaitingProps) {
  const { waiting, askedAt, text, reasoning } = answer;
  const [opened] = useState(() => ({ at: Date.now(), text, reasoning }));
  // A countdown may be over within a second, so its component is loaded before it begins.
  useEffect(() => void loadRetrying().catch(dropped('panel', 'not-loaded')), []);

  switch (waiting?.type) {
    case undefined:
      if (text === '') return null;
      if (text !== opened.text) {
        return (
          <Suspense>
            <Silence key={text.length + reasoning.length} />
          </Suspense>
        );
      }
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
          {/* A continued answer was asked for long ago. */}
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
      return (
        <Suspense>
          <Retrying key={waiting.until} waiting={waiting} />
        </Suspense>
      );
  }
}
