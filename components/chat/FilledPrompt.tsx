import { MessageSquareText, X } from 'lucide-react';
import { t } from '@/utils/browser/i18n';
import { IconButton } from '../kit/IconButton';
import './FilledPrompt.css';

interface FilledPromptProps {
  readonly name: string;
  readonly onRemove: () => void;
}

/** The prompt that the text of the field goes into. */
export function FilledPrompt({ name, onRemove }: FilledPromptProps) {
  return (
    <div className="filled-prompt">
      <MessageSquareText size={14} aria-hidden="true" />
      <span className="filled-prompt-name" dir="auto">
        {name}
      </span>
      <IconButton icon={X} label={t('remove_prompt', name)} onClick={onRemove} />
    </div>
  );
}
