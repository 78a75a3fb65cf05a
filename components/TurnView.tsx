import { Pencil, RotateCcw } from 'lucide-react';
import { memo, useRef, useState } from 'react';
import type { Turn } from '@/utils/chat/conversation';
import { t } from '@/utils/i18n';
import { CopyButton } from './CopyButton';
import { IconButton } from './IconButton';
import { Markdown } from './Markdown';
import { OutcomeNote } from './OutcomeNote';
import { Question } from './Question';
import { QuestionEditor } from './QuestionEditor';
import { Reasoning } from './Reasoning';
import { UsageLine } from './UsageLine';
import { VersionPager } from './VersionPager';
import { useServices } from './panel-context';
import './TurnView.css';

interface TurnViewProps {
  readonly turn: Turn;
  /** Only the last turn may be asked again or edited: later ones build on it. */
  readonly isLast: boolean;
}

/** A question and its answer. */
export const TurnView = memo(function TurnView({ turn, isLast }: TurnViewProps) {
  const { panel } = useServices();
  const [isEditing, setEditing] = useState(false);
  const [shown, setShown] = useVersion(turn.earlier.length);
  const editButton = useRef<HTMLButtonElement>(null);
  const { question, answer } = turn.earlier[shown] ?? turn;
  const isSettled = answer.outcome !== null;
  const isCurrent = shown === turn.earlier.length;
  const mayChange = isLast && isCurrent && isSettled;
  const again = () => void panel.askAgain(turn.id);

  function closeEditor() {
    setEditing(false);
    // The button is back only after this render.
    requestAnimationFrame(() => editButton.current?.focus());
  }

  async function askEdited(text: string) {
    if (await panel.askAgain(turn.id, text)) setEditing(false);
  }

  return (
    <article className="turn-view" aria-label={question}>
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
      <div className="turn-view-answer" aria-busy={!isSettled}>
        <Reasoning key={shown} answer={answer} />
        {answer.text !== '' && <Markdown key={`text ${shown}`} text={answer.text} isOpen={!isSettled} />}
        <OutcomeNote answer={answer} {...(mayChange && { onAgain: again })} />
      </div>
      {/* Its height is there from the start, so that settling moves nothing. */}
      <div className="turn-view-bar">
        {turn.earlier.length > 0 && (
          <VersionPager index={shown} count={turn.earlier.length + 1} onShow={setShown} />
        )}
        {isSettled && answer.text !== '' && <CopyButton text={answer.text.trim()} label={t('copy_answer')} />}
        {mayChange && <IconButton icon={RotateCcw} label={t('ask_again')} onClick={again} />}
        {mayChange && turn.action === 'ask' && !isEditing && (
          <IconButton
            ref={editButton}
            icon={Pencil}
            label={t('edit_question')}
            onClick={() => setEditing(true)}
          />
        )}
        {isSettled && <UsageLine answer={answer} />}
      </div>
    </article>
  );
});

/** Which version is shown; when a new one begins, that. */
function useVersion(newest: number) {
  const [picked, setPicked] = useState({ index: newest, newest });
  const shown = picked.newest === newest ? picked.index : newest;
  return [shown, (index: number) => setPicked({ index, newest })] as const;
}
