import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { Answer, Turn } from '@/utils/chat/conversation';
import type { CitationSummary } from '@/utils/cite/citations';
import type { Doubt } from '@/utils/cite/doubts';
import { t } from '@/utils/browser/i18n';
import { dropped } from '@/utils/diagnostics/log';
import { CheckedLine } from './CheckedLine';
import { CopyWithSources } from './CopyWithSources';
import { KeptPassage } from './KeptPassage';
import { markStatement } from './mark-statement';
import { useCitations } from './use-citations';
import { useMoves } from './use-moves';
import { useEarly } from './use-pressed';

/**
 * Pixels between the parts of an answer, and a little more: a position nearer to the end than this is at the
 * end.
 */
const NEAR_END = 16;

export interface CitationsProps {
  readonly turn: Turn;
  readonly answer: Answer;
  /** Holds the answer as it is shown. */
  readonly root: RefObject<HTMLElement | null>;
  /** The citation that was pressed before this was there; null where none was. */
  readonly pressed: RefObject<HTMLElement | null>;
}

/**
 * The sources of an answer: gives its citations their meaning, and shows the result of checking them below
 * it.
 */
export function Citations({ turn, answer, root, pressed }: CitationsProps) {
  const { summary, said, all, kept, isShown, follow, close } = useCitations(turn, answer, root);
  useEarly(pressed, follow);
  const moved = useMoves({ turnId: turn.id, root, summary });
  const line = useRef<HTMLDivElement>(null);
  const hasLine = summary !== null && hasWords(summary);

  // It appears when the answer has ended: a reader at the end stays at the end.
  useLayoutEffect(() => {
    const log = line.current?.closest('[role="log"]');
    if (!hasLine || !log) return;
    const left = log.scrollHeight - log.scrollTop - log.clientHeight;
    if (left <= (line.current?.offsetHeight ?? 0) + NEAR_END) log.scrollTop = log.scrollHeight;
  }, [hasLine]);

  function show({ button, range }: Doubt) {
    markStatement(range, button ?? range?.startContainer.parentElement ?? null);
    if (!button) return;
    all.leave();
    follow(button).catch(dropped('citations', 'failed'));
  }

  return (
    <>
      {hasLine && (
        <div ref={line} className="citation-summary">
          <CheckedLine summary={summary} all={all} onShow={show}>
            {summary.statements > 0 && <CopyWithSources turn={turn} answer={answer} />}
          </CheckedLine>
        </div>
      )}
      <p className="citation-shown" role="status">
        {all.words}
      </p>
      <div role="status">{kept && <KeptPassage passage={kept} onClose={close} />}</div>
      <span className="visually-hidden" role="status">
        {isShown && t('passage_shown')}
      </span>
      <span className="visually-hidden" role="status">
        {moved}
      </span>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  );
}

function hasWords({ statements, doubts, likely }: CitationSummary): boolean {
  return statements + doubts.length + likely > 0;
}
