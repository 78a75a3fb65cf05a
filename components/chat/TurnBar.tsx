import { RotateCcw } from 'lucide-react';
import { Suspense, type ReactNode } from 'react';
import type { Answer, Turn } from '@/utils/chat/conversation';
import { t } from '@/utils/browser/i18n';
import { hasPlainEnd } from './continuing';
import { CopyAnswer } from './CopyAnswer';
import { mayHaveCitations } from './TurnAnswer';
import { IconButton } from '../kit/IconButton';
import { SentButton } from './SentButton';
import { optional } from '../kit/optional';

// The panel opens without waiting for them.
const AskAgain = optional(async () => (await import('./AskAgain')).AskAgain);
const UsageLine = optional(async () => (await import('../inspect/UsageLine')).UsageLine);
const VersionPager = optional(async () => (await import('./VersionPager')).VersionPager);

interface TurnBarProps {
  readonly turn: Turn;
  /** The version of its answer that is on show. */
  readonly answer: Answer;
  /** The number of that version, from 0. */
  readonly version: number;
  readonly onVersion: (version: number) => void;
  /** Null where the answer can't be asked for again. */
  readonly onAgain: (() => void) | null;
  /** The button that edits the question, where it may be edited. */
  readonly children: ReactNode;
}

/** The buttons below an answer, and what it took. */
export function TurnBar({ turn, answer, version, onVersion, onAgain, children }: TurnBarProps) {
  const isSettled = answer.outcome !== null;
  const isDigest = turn.attachment.page?.coverage === 'digest';
  return (
    // Its height is reserved from the start, so that settling moves nothing.
    <div className="turn-view-bar">
      {turn.earlier.length > 0 && (
        <Suspense>
          <VersionPager index={version} count={turn.earlier.length + 1} onShow={onVersion} />
        </Suspense>
      )}
      {isSettled && answer.text !== '' && (
        <CopyAnswer text={answer.text} moved={answer.moved ?? []} hasCitations={mayHaveCitations(turn)} />
      )}
      {onAgain && hasPlainEnd(answer) && (
        <IconButton icon={RotateCcw} label={t('ask_again')} onClick={onAgain} />
      )}
      {onAgain && !hasPlainEnd(answer) && (
        <Suspense>
          <AskAgain answer={answer} isDigest={isDigest} onAgain={onAgain} />
        </Suspense>
      )}
      {children}
      <SentButton turn={turn} isShown={isSettled} />
      {isSettled && (
        <Suspense>
          <UsageLine answer={answer} />
        </Suspense>
      )}
    </div>
  );
}
