import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { Answer, Turn } from '@/utils/chat/conversation';
import type { CitationSummary } from '@/utils/cite/citations';
import { t } from '@/utils/browser/i18n';
import { CopyWithSources } from './CopyWithSources';
import { KeptPassage } from './KeptPassage';
import { useCitations } from './use-citations';

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
}

/**
 * The sources of an answer: gives its citations their meaning, and shows the result of checking them below
 * it.
 */
export function Citations({ turn, answer, root }: CitationsProps) {
  const { summary, kept, isShown, close } = useCitations(turn, answer, root);
  const words = summary ? inWords(summary) : [];
  const line = useRef<HTMLDivElement>(null);
  const hasWords = words.length > 0;

  // It appears when the answer has ended: a reader at the end stays at the end.
  useLayoutEffect(() => {
    const log = line.current?.closest('[role="log"]');
    if (!hasWords || !log) return;
    const left = log.scrollHeight - log.scrollTop - log.clientHeight;
    if (left <= (line.current?.offsetHeight ?? 0) + NEAR_END) log.scrollTop = log.scrollHeight;
  }, [hasWords]);

  return (
    <>
      {hasWords && (
        <div ref={line} className="citation-summary">
          <p>{words.join(' ')}</p>
          {summary !== null && summary.claims > 0 && <CopyWithSources turn={turn} text={answer.text} />}
        </div>
      )}
      <div role="status">{kept && <KeptPassage passage={kept} onClose={close} />}</div>
      <span className="visually-hidden" role="status">
        {isShown && t('passage_shown')}
      </span>
    </>
  );
}

function inWords({ claims, leading, misquoted, likely }: CitationSummary): readonly string[] {
  return [
    ...(claims > 0 ? [t('claims_lead', String(leading), String(claims))] : []),
    ...(misquoted > 0 ? [t('quotes_not_found', String(misquoted))] : []),
    ...(likely > 0 ? [t('places_likely')] : []),
  ];
}
