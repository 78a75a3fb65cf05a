import { t } from '@/utils/browser/i18n';
import { note } from '@/utils/diagnostics/log';
import { CopyButton } from '../kit/CopyButton';
import { useSettings } from '../state/panel-context';

interface CopyAnswerProps {
  /** The answer's Markdown. */
  readonly text: string;
  readonly hasCitations: boolean;
}

/** The button that copies an answer, as Markdown and for documents. */
export function CopyAnswer({ text, hasCitations }: CopyAnswerProps) {
  const citations = useSettings((state) => state.settings.copiedCitations);

  async function make() {
    try {
      const { copiedAnswer } = await import('@/utils/answer/copied-answer');
      return copiedAnswer(text, hasCitations, citations);
    } catch (error) {
      // The Markdown is there in any case.
      note('answer', 'not-loaded', error);
      return text.trim();
    }
  }

  return <CopyButton text={make} label={t('copy_answer')} />;
}
