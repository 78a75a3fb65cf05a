import { Braces, Pencil, RotateCcw } from 'lucide-react';
import { lazy, memo, Suspense, useRef, useState, type ComponentType } from 'react';
import { flushSync } from 'react-dom';
import type { Answer, Turn } from '@/utils/chat/conversation';
import { t } from '@/utils/i18n';
import type { CitationsProps } from './Citations';
import { isContinuable, isOutOfRoom, isStoppedEarly } from './continuing';
import { CopyButton } from './CopyButton';
import { Dropped } from './Dropped';
import { remedyFor } from './failure-words';
import { IconButton } from './IconButton';
import { Markdown } from './Markdown';
import { OutcomeNote } from './OutcomeNote';
import { Question } from './Question';
import { QuestionEditor } from './QuestionEditor';
import { Reasoning } from './Reasoning';
import { UsageLine } from './UsageLine';
import { VersionPager } from './VersionPager';
import { Waiting } from './Waiting';
import { useServices } from './panel-context';
import './TurnView.css';

// Nobody waits for them when the panel opens.
const Citations = lazy(async (): Promise<{ readonly default: ComponentType<CitationsProps> }> => {
  // What does not load while the panel closes is not missed: the answer reads well without it.
  const loaded = await import('./Citations').catch(() => null);
  return { default: loaded?.Citations ?? (() => null) };
});
const Trimmed = lazy(async () => ({ default: (await import('./Trimmed')).Trimmed }));
const InspectDialog = lazy(async () => ({ default: (await import('./InspectDialog')).InspectDialog }));

interface TurnViewProps {
  readonly turn: Turn;
  /** Only the last turn may be asked again or edited: later ones build on it. */
  readonly isLast: boolean;
}

/** A question and its answer. */
export const TurnView = memo(function TurnView({ turn, isLast }: TurnViewProps) {
  const { panel } = useServices();
  const [isEditing, setEditing] = useState(false);
  const [isSentShown, setSentShown] = useState(false);
  const [shown, setShown] = useVersion(turn.earlier.length);
  const editButton = useRef<HTMLButtonElement>(null);
  const sentButton = useRef<HTMLButtonElement>(null);
  const { question, answer } = turn.earlier[shown] ?? turn;
  const isSettled = answer.outcome !== null;
  const root = useRef<HTMLDivElement>(null);
  // Passages are numbered where there are any.
  const hasMarks = turn.attachment.page !== null || turn.attachment.selection !== null;
  const isDigest = turn.attachment.page?.coverage === 'digest';
  const isCurrent = shown === turn.earlier.length;
  // A question that was lost to damage can't be asked again.
  const mayChange = isLast && isCurrent && isSettled && question !== '';
  const change = { again: () => void panel.askAgain(turn.id), goOn: () => void panel.goOn(turn.id) };

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
          <QuestionEditor
            question={question}
            onSave={(text) => void askEdited(text)}
            onCancel={closeEditor}
          />
        ) : (
          <Question action={turn.action} question={question} selection={turn.attachment.selection} />
        )}
      </div>
      <div ref={root} className="turn-view-answer" aria-busy={!isSettled}>
        <Reasoning key={shown} answer={answer} />
        {answer.text !== '' && (
          <Markdown key={`text ${shown}`} text={answer.text} isOpen={!isSettled} hasMarks={hasMarks} />
        )}
        {hasMarks && answer.text !== '' && (
          <Suspense>
            <Citations key={`marks ${shown}`} turn={turn} answer={answer} root={root} />
          </Suspense>
        )}
        {!isSettled && <Waiting answer={answer} />}
        <Dropped parameters={answer.dropped} />
        {answer.trimmed && (
          <Suspense>
            <Trimmed trimmed={answer.trimmed} />
          </Suspense>
        )}
        <OutcomeNote answer={answer} isDigest={isDigest} {...(mayChange && { change })} />
      </div>
      {/* Its height is there from the start, so that settling moves nothing. */}
      <div className="turn-view-bar">
        {turn.earlier.length > 0 && (
          <VersionPager index={shown} count={turn.earlier.length + 1} onShow={setShown} />
        )}
        {isSettled && answer.text !== '' && <CopyButton text={answer.text.trim()} label={t('copy_answer')} />}
        {mayChange && !offersAgain(answer, isDigest) && (
          <IconButton icon={RotateCcw} label={t('ask_again')} onClick={change.again} />
        )}
        {mayChange && turn.action === 'ask' && !isEditing && (
          <IconButton
            ref={editButton}
            icon={Pencil}
            label={t('edit_question')}
            onClick={() => setEditing(true)}
          />
        )}
        {isSettled && (
          <IconButton
            ref={sentButton}
            icon={Braces}
            label={t('what_was_sent')}
            aria-haspopup="dialog"
            onClick={() => setSentShown(true)}
          />
        )}
        {isSettled && <UsageLine answer={answer} />}
      </div>
      {isSentShown && (
        <Suspense>
          <InspectDialog
            what="sent"
            turn={turn}
            onClose={() => setSentShown(false)}
            returnFocus={() => sentButton.current?.focus()}
          />
        </Suspense>
      )}
    </article>
  );
});

/** Whether the note on how the answer ended has "Ask again" already. */
function offersAgain(answer: Answer, isDigest: boolean): boolean {
  const { outcome } = answer;
  if (outcome?.type === 'failed') return remedyFor(outcome.failure)?.type === 'again';
  return isContinuable(answer) || isOutOfRoom(answer) || (isDigest && isStoppedEarly(answer));
}

/** Which version is shown; when a new one begins, that. */
function useVersion(newest: number) {
  const [picked, setPicked] = useState({ index: newest, newest });
  const shown = picked.newest === newest ? picked.index : newest;
  return [shown, (index: number) => setPicked({ index, newest })] as const;
}
