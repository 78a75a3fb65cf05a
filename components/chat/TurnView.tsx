import { Braces, Pencil, RotateCcw } from 'lucide-react';
import { lazy, memo, Suspense, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Turn } from '@/utils/chat/conversation';
import { t } from '@/utils/browser/i18n';
import { hasPlainEnd } from './continuing';
import { CopyButton } from '../kit/CopyButton';
import { UnsupportedParameters } from './UnsupportedParameters';
import { IconButton } from '../kit/IconButton';
import { Markdown } from './Markdown';
import { Question } from './Question';
import { Reasoning } from './Reasoning';
import { UsageLine } from '../inspect/UsageLine';
import { Waiting } from './Waiting';
import { useServices } from '../state/panel-context';
import { dropped } from '@/utils/diagnostics/log';
import { optional } from '../kit/optional';
import './TurnView.css';

// The panel opens without waiting for them.
const Citations = optional(async () => (await import('./Citations')).Citations);
const loadNote = async () => (await import('./OutcomeNote')).OutcomeNote;
const OutcomeNote = optional(loadNote);
const AskAgain = optional(async () => (await import('./AskAgain')).AskAgain);
const loadEditor = async () => ({ default: (await import('./QuestionEditor')).QuestionEditor });
const QuestionEditor = lazy(loadEditor);
const VersionPager = optional(async () => (await import('./VersionPager')).VersionPager);
const Trimmed = optional(async () => (await import('./Trimmed')).Trimmed);
const InspectDialog = lazy(async () => ({
  default: (await import('../inspect/InspectDialog')).InspectDialog,
}));

interface TurnViewProps {
  readonly turn: Turn;
  /** Only the last turn may be asked again or edited: later ones build on it. */
  readonly isLast: boolean;
}

/** A question and its answer. */
export const TurnView = memo(function TurnView({ turn, isLast }: TurnViewProps) {
  const { panel } = useServices();
  const [isEditing, setEditing] = useState(false);
  const [isLogShown, setLogShown] = useState(false);
  const [shown, setShown] = useVersion(turn.earlier.length);
  const editButton = useRef<HTMLButtonElement>(null);
  const sentButton = useRef<HTMLButtonElement>(null);
  const { question, answer } = turn.earlier[shown] ?? turn;
  const isSettled = answer.outcome !== null;
  const root = useRef<HTMLDivElement>(null);
  // Passages are numbered where there are any.
  const hasCitations = turn.attachment.page !== null || turn.attachment.selection !== null;
  const isDigest = turn.attachment.page?.coverage === 'digest';
  const isCurrent = shown === turn.earlier.length;
  // A question that was lost to damage can't be asked again.
  const mayChange = isLast && isCurrent && isSettled && question !== '';
  const change = {
    again: () => void panel.askAgain(turn.id),
    continueAnswer: () => void panel.continueAnswer(turn.id),
  };

  // The outcome note is loaded ahead, so that it is there the moment the answer ends.
  useEffect(() => {
    if (!isSettled) void loadNote().catch(dropped('panel', 'not-loaded'));
  }, [isSettled]);

  function closeEditor() {
    // The button is back only after this render.
    flushSync(() => setEditing(false));
    editButton.current?.focus();
  }

  async function askEdited(text: string) {
    if (await panel.askAgain(turn.id, text)) setEditing(false);
  }

  return (
    <article className="turn-view" aria-label={question || t('question_lost')}>
      <div className="turn-view-question">
        {isEditing ? (
          <Suspense>
            <QuestionEditor
              question={question}
              onSave={(text) => void askEdited(text)}
              onCancel={closeEditor}
            />
          </Suspense>
        ) : (
          <Question action={turn.action} question={question} selection={turn.attachment.selection} />
        )}
      </div>
      <div ref={root} className="turn-view-answer" aria-busy={!isSettled}>
        <Reasoning key={shown} answer={answer} />
        {answer.text !== '' && (
          <Markdown
            key={`text ${shown}`}
            text={answer.text}
            isOpen={!isSettled}
            hasCitations={hasCitations}
          />
        )}
        {hasCitations && answer.text !== '' && (
          <Suspense>
            <Citations key={`marks ${shown}`} turn={turn} answer={answer} root={root} />
          </Suspense>
        )}
        {!isSettled && <Waiting answer={answer} />}
        <UnsupportedParameters parameters={answer.dropped} />
        {answer.trimmed && (
          <Suspense>
            <Trimmed trimmed={answer.trimmed} />
          </Suspense>
        )}
        {isSettled && !hasPlainEnd(answer) && (
          <Suspense fallback={<span aria-busy="true" />}>
            <OutcomeNote answer={answer} isDigest={isDigest} {...(mayChange && { change })} />
          </Suspense>
        )}
      </div>
      {/* Its height is reserved from the start, so that settling moves nothing. */}
      <div className="turn-view-bar">
        {turn.earlier.length > 0 && (
          <Suspense>
            <VersionPager index={shown} count={turn.earlier.length + 1} onShow={setShown} />
          </Suspense>
        )}
        {isSettled && answer.text !== '' && <CopyButton text={answer.text.trim()} label={t('copy_answer')} />}
        {mayChange && hasPlainEnd(answer) && (
          <IconButton icon={RotateCcw} label={t('ask_again')} onClick={change.again} />
        )}
        {mayChange && !hasPlainEnd(answer) && (
          <Suspense>
            <AskAgain answer={answer} isDigest={isDigest} onAgain={change.again} />
          </Suspense>
        )}
        {mayChange && turn.action === 'ask' && !isEditing && (
          <IconButton
            ref={editButton}
            icon={Pencil}
            label={t('edit_question')}
            onPointerEnter={() => void loadEditor()}
            onFocus={() => void loadEditor()}
            onClick={() => setEditing(true)}
          />
        )}
        {isSettled && (
          <IconButton
            ref={sentButton}
            icon={Braces}
            label={t('what_was_sent')}
            aria-haspopup="dialog"
            onClick={() => setLogShown(true)}
          />
        )}
        {isSettled && <UsageLine answer={answer} />}
      </div>
      {isLogShown && (
        <Suspense>
          <InspectDialog
            what="log"
            turn={turn}
            onClose={() => setLogShown(false)}
            returnFocus={() => sentButton.current?.focus()}
          />
        </Suspense>
      )}
    </article>
  );
});

/** The version on show; a new one is shown when it begins. */
function useVersion(newest: number) {
  const [picked, setPicked] = useState({ index: newest, newest });
  const shown = picked.newest === newest ? picked.index : newest;
  return [shown, (index: number) => setPicked({ index, newest })] as const;
}
