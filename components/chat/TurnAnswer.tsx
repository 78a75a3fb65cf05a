import { Suspense, useEffect, useRef } from 'react';
import type { Answer, Turn } from '@/utils/chat/conversation';
import { loadAnswerView } from './answer-view-loader';
import { hasPlainEnd } from './continuing';
import { Markdown } from './Markdown';
import type { ChangeAnswer } from './OutcomeNote';
import { Reasoning } from './Reasoning';
import { Waiting } from './Waiting';
import { dropped } from '@/utils/diagnostics/log';
import { optional } from '../kit/optional';

// The panel opens without waiting for them.
const Citations = optional(async () => (await import('./Citations')).Citations);
const loadNote = async () => (await import('./OutcomeNote')).OutcomeNote;
const OutcomeNote = optional(loadNote);
const Lookups = optional(async () => (await import('./Lookups')).Lookups);
const AnswerRemarks = optional(async () => (await import('./AnswerRemarks')).AnswerRemarks);

interface TurnAnswerProps {
  readonly turn: Turn;
  /** The version of its answer that is on show. */
  readonly answer: Answer;
  /** The number of that version, from 0. */
  readonly version: number;
  /** Null where the answer can be neither asked for again nor continued. */
  readonly change: ChangeAnswer | null;
}

/** The answer of a turn: its reasoning, its text with the citations, and how it goes on or ended. */
export function TurnAnswer({ turn, answer, version, change }: TurnAnswerProps) {
  const isSettled = answer.outcome !== null;
  const hasCitations = mayHaveCitations(turn);
  const root = useRef<HTMLDivElement>(null);

  // The view of the answer, and the note on its end, are there before they are needed.
  useEffect(() => {
    if (isSettled) return;
    void loadNote().catch(dropped('panel', 'not-loaded'));
    void loadAnswerView().catch(dropped('answer', 'not-loaded'));
  }, [isSettled]);

  return (
    <div ref={root} className="turn-view-answer" aria-busy={!isSettled}>
      <Reasoning key={version} answer={answer} />
      {answer.lookups && (
        <Suspense>
          <Lookups key={`lookups ${version}`} lookups={answer.lookups} />
        </Suspense>
      )}
      {answer.text !== '' && (
        <Markdown
          key={`text ${version}`}
          text={answer.text}
          moved={answer.moved}
          isOpen={!isSettled}
          hasCitations={hasCitations}
        />
      )}
      {hasCitations && answer.text !== '' && (
        <Suspense>
          <Citations key={`marks ${version}`} turn={turn} answer={answer} version={version} root={root} />
        </Suspense>
      )}
      {!isSettled && <Waiting answer={answer} />}
      {(answer.dropped.length > 0 ||
        answer.replaced !== undefined ||
        answer.trimmed ||
        answer.unread !== undefined) && (
        <Suspense>
          <AnswerRemarks key={`remarks ${version}`} answer={answer} />
        </Suspense>
      )}
      {isSettled && !hasPlainEnd(answer) && (
        <Suspense fallback={<span aria-busy="true" />}>
          <OutcomeNote
            answer={answer}
            isDigest={turn.attachment.page?.coverage === 'digest'}
            {...(change && { change })}
          />
        </Suspense>
      )}
    </div>
  );
}

/** True if the answer may cite passages: they are numbered where there are any. */
export function mayHaveCitations({ attachment: { page, selection } }: Turn): boolean {
  return page !== null || selection !== null;
}
