import { EllipsisVertical, RotateCcw } from 'lucide-react';
import { lazy, Suspense, type ReactNode } from 'react';
import type { Turn } from '@/utils/chat/conversation';
import { t } from '@/utils/browser/i18n';
import { hasPlainEnd } from './continuing';
import { CopyAnswer } from './CopyAnswer';
import { mayHaveCitations } from './TurnAnswer';
import { MenuButton } from '../kit/MenuButton';
import { IconButton } from '../kit/IconButton';
import { SentButton } from './SentButton';
import { optional } from '../kit/optional';

// The panel opens without waiting for them.
const AskAgain = optional(async () => (await import('./AskAgain')).AskAgain);
const UsageLine = optional(async () => (await import('../inspect/UsageLine')).UsageLine);
const VersionPager = optional(async () => (await import('./VersionPager')).VersionPager);

const loadMenu = async () => ({ default: (await import('./AnswerMenuList')).AnswerMenuList });
const AnswerMenuList = lazy(loadMenu);

interface TurnBarProps {
  readonly turn: Turn;
  /** The ids of the turns that were asked in its place, itself among them: the conversation parts here. */
  readonly siblings: readonly string[];
  /** Null where the answer can't be asked for again. */
  readonly onAgain: (() => void) | null;
  /** The button that edits the question, where it may be edited. */
  readonly children: ReactNode;
}

/** The buttons below an answer, and what it took. */
export function TurnBar({ turn, siblings, onAgain, children }: TurnBarProps) {
  const { answer } = turn;
  const isSettled = answer.outcome !== null;
  const isDigest = turn.attachment.page?.coverage === 'digest';
  return (
    // Its height is reserved from the start, so that settling moves nothing.
    <div className="turn-view-bar">
      {siblings.length > 1 && (
        <Suspense>
          <VersionPager turnId={turn.id} siblings={siblings} />
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
        <MenuButton
          icon={EllipsisVertical}
          label={t('more_answer')}
          list={AnswerMenuList}
          load={loadMenu}
          rest={{ turn, siblings, mayAsk: onAgain !== null }}
        />
      )}
      {isSettled && (
        <Suspense>
          <UsageLine answer={answer} />
        </Suspense>
      )}
    </div>
  );
}
