import { useState } from 'react';
import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { GrowingField } from '../kit/GrowingField';
import './QuestionEditor.css';

interface QuestionEditorProps {
  readonly question: string;
  readonly onSave: (question: string) => void;
  readonly onCancel: () => void;
}

/** The editor of the last question. Enter asks it, Escape leaves it as it was. */
export function QuestionEditor({ question, onSave, onCancel }: QuestionEditorProps) {
  const [text, setText] = useState(question);
  const isSendable = text.trim() !== '';
  const save = () => isSendable && onSave(text.trim());

  return (
    <div className="question-editor">
      <GrowingField
        label={t('edit_question')}
        value={text}
        hasFocus
        onChange={setText}
        onEnter={save}
        onEscape={onCancel}
      />
      <div className="question-editor-row">
        <Button look="quiet" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button look="primary" disabled={!isSendable} onClick={save}>
          {t('ask')}
        </Button>
      </div>
    </div>
  );
}
