import { TextQuote } from 'lucide-react';
import type { Answer, Turn } from '@/utils/chat/conversation';
import { t } from '@/utils/browser/i18n';
import { CopyButton } from '../kit/CopyButton';
import { usePageTexts } from '../state/use-page-texts';

interface CopyWithSourcesProps {
  readonly turn: Turn;
  readonly answer: Answer;
}

/** The button that copies an answer with the passages that it cites, quoted and linked. */
export function CopyWithSources({ turn, answer }: CopyWithSourcesProps) {
  const loadTexts = usePageTexts(turn);

  async function make() {
    const { text, moved = [] } = answer;
    const [{ withSources }, { copiedAnswer }, { withMoved }, { movedWords }, texts] = await Promise.all([
      import('@/utils/cite/with-sources'),
      import('@/utils/answer/copied-answer'),
      import('@/utils/answer/moved-citations'),
      import('./moved-words'),
      loadTexts(),
    ]);
    const linked = withSources(withMoved(text, moved), texts, t('sources'));
    return copiedAnswer(`${linked}\n${movedWords(text, moved)}`, false, 'kept');
  }

  return <CopyButton icon={TextQuote} text={make} label={t('copy_with_sources')} />;
}
