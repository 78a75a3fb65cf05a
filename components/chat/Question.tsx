import { BookOpenText, Languages, Lightbulb, type LucideIcon } from 'lucide-react';
import type { Action } from '@/utils/chat/conversation';
import type { SelectionCapture } from '@/utils/page/capture';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { Quote } from './Quote';
import './Question.css';

interface QuestionProps {
  readonly action: Action;
  readonly question: string;
  readonly selection: SelectionCapture | null;
}

const LABELS: Readonly<
  Record<Exclude<Action, 'ask'>, { readonly key: MessageKey; readonly icon: LucideIcon }>
> = {
  summarise: { key: 'summarise_question', icon: BookOpenText },
  explain: { key: 'explain_question', icon: Lightbulb },
  translate: { key: 'translate_question', icon: Languages },
};

export function Question({ action, question, selection }: QuestionProps) {
  return (
    <div className="question">
      {selection && <Quote text={selection.text} />}
      {action === 'ask' ? (
        <h2 className={`question-text${question === '' ? ' question-lost' : ''}`} dir="auto">
          {question === '' ? t('question_lost') : question}
        </h2>
      ) : (
        <ActionLabel action={action} />
      )}
    </div>
  );
}

function ActionLabel({ action }: { readonly action: Exclude<Action, 'ask'> }) {
  const { key, icon: Icon } = LABELS[action];
  return (
    <h2 className="question-text question-action">
      <Icon size={15} aria-hidden="true" />
      {t(key)}
    </h2>
  );
}
