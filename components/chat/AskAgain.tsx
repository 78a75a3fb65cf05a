import { RotateCcw } from 'lucide-react';
import type { Answer } from '@/utils/chat/conversation';
import { t } from '@/utils/browser/i18n';
import { isContinuable, isOutOfRoom, isStoppedEarly } from './continuing';
import { remedyFor } from '../failure/failure-words';
import { IconButton } from '../kit/IconButton';

interface AskAgainProps {
  readonly answer: Answer;
  /** Whether its page was being read section by section. */
  readonly isDigest: boolean;
  readonly onAgain: () => void;
}

/** Asks again after an answer that did not simply end, where the note on how it ended does not offer that already. */
export function AskAgain({ answer, isDigest, onAgain }: AskAgainProps) {
  if (offersAgain(answer, isDigest)) return null;
  return <IconButton icon={RotateCcw} label={t('ask_again')} onClick={onAgain} />;
}

function offersAgain(answer: Answer, isDigest: boolean): boolean {
  const { outcome } = answer;
  if (outcome?.type === 'failed') return remedyFor(outcome.failure)?.type === 'again';
  return isContinuable(answer) || isOutOfRoom(answer) || (isDigest && isStoppedEarly(answer));
}
