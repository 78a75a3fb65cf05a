import { Pencil } from 'lucide-react';
import { lazy, memo, Suspense, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useShallow } from 'zustand/react/shallow';
import { siblingsOf } from '@/utils/chat/branches';
import type { Turn } from '@/utils/chat/conversation';
import { t } from '@/utils/browser/i18n';
import { IconButton } from '../kit/IconButton';
import { Question } from './Question';
import { TurnAnswer } from './TurnAnswer';
import { TurnBar } from './TurnBar';
import { usePanel, useServices } from '../state/panel-context';
import './TurnView.css';

// The panel opens without waiting for it.
const loadEditor = async () => ({ default: (await import('./QuestionEditor')).QuestionEditor });
const QuestionEditor = lazy(loadEditor);

interface TurnViewProps {
  readonly turn: Turn;
  /** Only the last answer may be continued: later ones build on it. */
  readonly isLast: boolean;
}

/** A question and its answer. */
export const TurnView = memo(function TurnView({ turn, isLast }: TurnViewProps) {
  const { panel } = useServices();
  const { isEditing, editButton, edit, leave, askEdited } = useEditing(turn.id);
  const { question, answer } = turn;
  const siblings = usePanel(
    useShallow(({ conversation }) =>
      conversation ? siblingsOf(conversation, turn).map(({ id }) => id) : [turn.id],
    ),
  );
  // A question that was lost to damage can't be asked again.
  const mayChange = answer.outcome !== null && question !== '';
  const again = () => void panel.askAgain(turn.id);
  const continueAnswer = () => void panel.continueAnswer(turn.id);

  return (
    <article className="turn-view" aria-label={question || t('question_lost')}>
      <div className="turn-view-question">
        {isEditing ? (
          <Suspense>
            <QuestionEditor question={question} onSave={(text) => void askEdited(text)} onCancel={leave} />
          </Suspense>
        ) : (
          <Question action={turn.action} question={question} attachment={turn.attachment} />
        )}
      </div>
      <TurnAnswer turn={turn} change={isLast && mayChange ? { again, continueAnswer } : null} />
      <TurnBar turn={turn} siblings={siblings} onAgain={mayChange ? again : null}>
        {mayChange && turn.action === 'ask' && !isEditing && (
          <IconButton
            ref={editButton}
            icon={Pencil}
            label={t('edit_question')}
            onPointerEnter={() => void loadEditor()}
            onFocus={() => void loadEditor()}
            onClick={edit}
          />
        )}
      </TurnBar>
    </article>
  );
});

/** Editing the question in its place, from a button that has the focus again when the editor is left. */
function useEditing(turnId: string) {
  const { panel } = useServices();
  const [edited, setEdited] = useState<string | null>(null);
  // Another branch, which stands in this place by now, has a question of its own.
  const isEditing = edited === turnId;
  const editButton = useRef<HTMLButtonElement>(null);

  function leave() {
    // The button is back only after this render.
    flushSync(() => setEdited(null));
    editButton.current?.focus();
  }

  async function askEdited(text: string) {
    if (await panel.askAgain(turnId, text)) setEdited(null);
  }

  return { isEditing, editButton, edit: () => setEdited(turnId), leave, askEdited };
}
