import type { Answer } from '@/utils/chat/conversation';
import { t, type MessageKey } from '@/utils/i18n';
import { FailureNote } from './FailureNote';
import { useServices, useSettings } from './panel-context';
import './OutcomeNote.css';

interface OutcomeNoteProps {
  readonly answer: Answer;
  /** Given where the answer may be asked for again. */
  readonly onAgain?: () => void;
}

/** How an answer ended, where that is not simply its end. */
export function OutcomeNote({ answer, onAgain }: OutcomeNoteProps) {
  const { openSettings } = useServices();
  const baseUrl = useSettings((state) => state.settings.baseUrl);

  if (answer.outcome?.type === 'failed') {
    const { failure } = answer.outcome;
    return (
      <FailureNote
        failure={failure}
        baseUrl={baseUrl}
        onOpenSettings={openSettings}
        {...(onAgain && { onAgain })}
      />
    );
  }
  const key = endingKey(answer);
  return key && <p className="outcome-note">{t(key)}</p>;
}

function endingKey({ outcome, text }: Answer): MessageKey | null {
  switch (outcome?.type) {
    case 'stopped':
      return 'outcome_stopped';
    case 'done':
      if (outcome.finishReason === 'length') return text === '' ? 'outcome_length_empty' : 'outcome_length';
      if (outcome.finishReason === 'content-filter') return 'outcome_content_filter';
      return text.trim() === '' ? 'outcome_empty' : null;
    case 'failed':
    case undefined:
      return null;
  }
}
