import { BookOpenText, Languages, Lightbulb, type LucideIcon } from 'lucide-react';
import { Suspense } from 'react';
import type { Action, Attachment } from '@/utils/chat/conversation';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { optional } from '../kit/optional';
import { Quote } from './Quote';
import './Question.css';

// Few questions have pictures.
const TurnPictures = optional(async () => (await import('./TurnPictures')).TurnPictures);

interface QuestionProps {
  readonly action: Action;
  readonly question: string;
  readonly attachment: Pick<Attachment, 'selection' | 'pictures'>;
}

const LABELS: Readonly<
  Record<Exclude<Action, 'ask'>, { readonly key: MessageKey; readonly icon: LucideIcon }>
> = {
  summarise: { key: 'summarise_question', icon: BookOpenText },
  explain: { key: 'explain_question', icon: Lightbulb },
  translate: { key: 'translate_question', icon: Languages },
};

export function Question({ action, question, attachment: { selection, pictures } }: QuestionProps) {
  return (
    <div className="question">
      {selection && <Quote text={selection.text} />}
      {pictures && (
        <Suspense>
          <TurnPictures pictures={pictures} />
        </Suspense>
      )}
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
