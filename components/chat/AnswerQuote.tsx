import { TextQuote } from 'lucide-react';
import { quotedAnswer } from '@/utils/answer/copy-selection';
import { t } from '@/utils/browser/i18n';
import { focusQuestion } from '../kit/focus-question';
import { useServices } from '../state/panel-context';
import './AnswerQuote.css';

/** The button that takes the selected part of an answer into the next question. */
export function AnswerQuote() {
  const { panel } = useServices();

  function quote() {
    const quoted = quotedAnswer();
    if (quoted === '') return;
    const { text } = panel.getState().draft;
    panel.edit(`${[text.trimEnd(), quoted].filter(Boolean).join('\n\n')}\n\n`);
    getSelection()?.removeAllRanges();
    focusQuestion();
  }

  return (
    <div className="answer-quote">
      <button
        type="button"
        className="answer-quote-button"
        // The selection would be gone before the click.
        onPointerDown={(event) => event.preventDefault()}
        onMouseDown={(event) => event.preventDefault()}
        onClick={quote}
      >
        <TextQuote size={14} aria-hidden="true" />
        {t('quote_in_question')}
      </button>
    </div>
  );
}
