import { t } from '@/utils/browser/i18n';
import './SentInstructions.css';

interface SentInstructionsProps {
  readonly text: string;
}

/** The user's standing instructions, which go along. */
export function SentInstructions({ text }: SentInstructionsProps) {
  return (
    <details className="sent-instructions">
      <summary>{t('instructions_go_along')}</summary>
      <p className="sent-instructions-text" dir="auto">
        {text}
      </p>
    </details>
  );
}
