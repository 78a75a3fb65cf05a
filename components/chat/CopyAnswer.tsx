import type { MovedCitation } from '@/utils/answer/moved-citations';
import { t } from '@/utils/browser/i18n';
import { note } from '@/utils/diagnostics/log';
import { CopyButton } from '../kit/CopyButton';
import { useSettings } from '../state/panel-context';

interface CopyAnswerProps {
  /** The answer's Markdown. */
  readonly text: string;
  /** Its citations that were moved. */
  readonly moved: readonly MovedCitation[];
  readonly hasCitations: boolean;
}

/** The button that copies an answer, as Markdown and for documents. */
export function CopyAnswer({ text, moved, hasCitations }: CopyAnswerProps) {
  const citations = useSettings((state) => state.settings.copiedCitations);

  async function make() {
    try {
      const [{ copiedAnswer }, { movedAndSaid }] = await Promise.all([
        import('@/utils/answer/copied-answer'),
        import('./moved-words'),
      ]);
      const markdown = citations === 'kept' ? movedAndSaid(text, moved) : text;
      return copiedAnswer(markdown, hasCitations, citations);
    } catch (error) {
      // The Markdown is there in any case.
      note('answer', 'not-loaded', error);
      return text.trim();
    }
  }

  return <CopyButton text={make} label={t('copy_answer')} />;
}
