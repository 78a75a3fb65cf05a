import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import type { Answer } from '@/utils/chat/conversation';
import { t } from '@/utils/browser/i18n';
import { Elapsed } from '../kit/Elapsed';
import { formatDuration } from '../kit/format';
import { isWordless } from './continuing';
import { Markdown } from './Markdown';
import './Reasoning.css';

interface ReasoningProps {
  readonly answer: Answer;
}

/** The line above an answer: that it is awaited, that Kimi thinks, or the time it thought. */
export function Reasoning({ answer }: ReasoningProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { reasoning, reasoningAt, askedAt, outcome } = answer;
  const isThinking = outcome === null && isWordless(answer);

  if (reasoning.trim() === '') {
    // While it is queued, the note below says why.
    if (!isThinking || answer.waiting) return null;
    return (
      <p className="reasoning-line reasoning-waiting">
        <span>{t('waiting')}</span>
        <Elapsed since={askedAt} />
      </p>
    );
  }
  return (
    <div>
      <button
        type="button"
        className="reasoning-line reasoning-trigger"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <span className={isThinking ? 'reasoning-waiting' : undefined}>
          {isThinking ? t('thinking') : thought(answer)}
        </span>
        {isThinking && <Elapsed since={reasoningAt ?? askedAt} />}
        <ChevronRight className="reasoning-chevron" size={14} aria-hidden="true" />
      </button>
      <div id={id} className="reasoning-text" hidden={!isOpen}>
        {isOpen && <Markdown text={reasoning} isOpen={isThinking} hasCitations={false} />}
      </div>
    </div>
  );
}

/** The words for thinking that is over. Its end is unknown where no text followed. */
function thought({ reasoningAt, textAt, askedAt }: Answer): string {
  return textAt === null
    ? t('thoughts')
    : t('thought_for', formatDuration(textAt - (reasoningAt ?? askedAt)));
}
