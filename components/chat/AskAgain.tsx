import { RotateCcw } from 'lucide-react';
import type { Answer } from '@/utils/chat/conversation';
import { t } from '@/utils/browser/i18n';
import { isContinuable, isOutOfRoom, isStoppedEarly } from './continuing';
import { remedyFor } from '../failure/failure-words';
import { IconButton } from '../kit/IconButton';

interface AskAgainProps {
  readonly answer: Answer;
  /** True if its page was being read section by section. */
  readonly isDigest: boolean;
  readonly onAgain: () => void;
}

/**
 * The button that asks again after an answer that did not simply end, where the outcome note does not offer
 * it already.
 */
export function AskAgain({ answer, isDigest, onAgain }: AskAgainProps) {
  if (offersAgain(answer, isDigest)) return null;
  return <IconButton icon={RotateCcw} label={t('ask_again')} onClick={onAgain} />;
}

function offersAgain(answer: Answer, isDigest: boolean): boolean {
  const { outcome } = answer;
  if (outcome?.type === 'failed') return remedyFor(outcome.failure)?.type === 'again';
  return isContinuable(answer) || isOutOfRoom(answer) || (isDigest && isStoppedEarly(answer));
}
