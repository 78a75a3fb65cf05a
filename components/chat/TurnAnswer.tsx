import { Suspense, useEffect, useRef, type RefObject } from 'react';
import type { Turn } from '@/utils/chat/conversation';
import { loadAnswerView } from './answer-view-loader';
import { hasPlainEnd } from './continuing';
import { Markdown } from './Markdown';
import type { ChangeAnswer } from './OutcomeNote';
import { Reasoning } from './Reasoning';
import { dropped } from '@/utils/diagnostics/log';
import { optional } from '../kit/optional';
import { usePressed } from './use-pressed';

// The panel opens without waiting for them.
const Waiting = optional(async () => (await import('./Waiting')).Waiting);
const Citations = optional(async () => (await import('./Citations')).Citations);
const loadNote = async () => (await import('./OutcomeNote')).OutcomeNote;
const OutcomeNote = optional(loadNote);
const Originals = optional(async () => (await import('./Originals')).Originals);
const Lookups = optional(async () => (await import('./Lookups')).Lookups);
const AnswerRemarks = optional(async () => (await import('./AnswerRemarks')).AnswerRemarks);

interface TurnAnswerProps {
  readonly turn: Turn;
  /** Null where the answer can be neither asked for again nor continued. */
  readonly change: ChangeAnswer | null;
}

/** The answer of a turn: its reasoning, its text with the citations, and how it goes on or ended. */
export function TurnAnswer({ turn, change }: TurnAnswerProps) {
  const { answer } = turn;
  const isSettled = answer.outcome !== null;
  const hasCitations = mayHaveCitations(turn);
  const root = useRef<HTMLDivElement>(null);
  const pressed = usePressed(root);

  // The view of the answer, and the note on its end, are there before they are needed.
  useEffect(() => {
    if (isSettled) return;
    void loadNote().catch(dropped('panel', 'not-loaded'));
    void loadAnswerView().catch(dropped('answer', 'not-loaded'));
  }, [isSettled]);

  return (
    <div ref={root} className="turn-view-answer" aria-busy={!isSettled}>
      <Before turn={turn} root={root} />
      {answer.text !== '' && (
        <Markdown
          key={`text ${turn.id}`}
          text={answer.text}
          moved={answer.moved}
          isOpen={!isSettled}
          hasCitations={hasCitations}
        />
      )}
      {hasCitations && answer.text !== '' && (
        <Suspense>
          <Citations key={`marks ${turn.id}`} turn={turn} answer={answer} root={root} pressed={pressed} />
        </Suspense>
      )}
      {!isSettled && (
        <Suspense>
          <Waiting answer={answer} />
        </Suspense>
      )}
      {(answer.dropped.length > 0 ||
        answer.replaced !== undefined ||
        answer.trimmed ||
        answer.unread !== undefined) && (
        <Suspense>
          <AnswerRemarks key={`remarks ${turn.id}`} answer={answer} />
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

interface BeforeProps {
  readonly turn: Turn;
  readonly root: RefObject<HTMLElement | null>;
}

/** The parts above the text of an answer. */
function Before({ turn, root }: BeforeProps) {
  const { answer, preset } = turn;
  return (
    <>
      <Reasoning key={turn.id} answer={answer} />
      {answer.lookups && (
        <Suspense>
          <Lookups key={`lookups ${turn.id}`} lookups={answer.lookups} />
        </Suspense>
      )}
      {preset === 'translate-page' && answer.text !== '' && (
        <Suspense>
          <Originals turn={turn} root={root} />
        </Suspense>
      )}
    </>
  );
}

/** True if the answer may cite passages: they are numbered where there are any. */
export function mayHaveCitations({ attachment: { page, selection } }: Turn): boolean {
  return page !== null || selection !== null;
}
