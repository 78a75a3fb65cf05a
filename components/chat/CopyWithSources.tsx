import { TextQuote } from 'lucide-react';
import type { Turn } from '@/utils/chat/conversation';
import { t } from '@/utils/browser/i18n';
import { CopyButton } from '../kit/CopyButton';
import { usePageTexts } from '../state/use-page-texts';

interface CopyWithSourcesProps {
  readonly turn: Turn;
  /** The answer's Markdown. */
  readonly text: string;
}

/** The button that copies an answer with the passages that it cites, quoted and linked. */
export function CopyWithSources({ turn, text }: CopyWithSourcesProps) {
  const loadTexts = usePageTexts(turn);

  async function make() {
    const [{ withSources }, { copiedAnswer }, texts] = await Promise.all([
      import('@/utils/cite/with-sources'),
      import('@/utils/answer/copied-answer'),
      loadTexts(),
    ]);
    return copiedAnswer(withSources(text, texts, t('sources')), false, 'kept');
  }

  return <CopyButton icon={TextQuote} text={make} label={t('copy_with_sources')} />;
}
