import type { ReactNode } from 'react';
import type { Answer } from '@/utils/chat/conversation';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { isContinuable, isOutOfRoom, isStoppedEarly, isWordless } from './continuing';
import { FailureNote } from '../failure/FailureNote';
import { topUpUrl } from '../failure/links';
import { useServices, useSettings } from '../state/panel-context';
import './OutcomeNote.css';

/** The ways to change a settled answer. */
export interface ChangeAnswer {
  readonly again: () => void;
  readonly continueAnswer: () => void;
}

interface OutcomeNoteProps {
  readonly answer: Answer;
  /** True if its page was being read section by section. */
  readonly isDigest?: boolean;
  /** Given where the answer may be asked for again, or continued. */
  readonly change?: ChangeAnswer;
}

/** The note on an answer that did not simply end, and the ways to continue. */
export function OutcomeNote({ answer, isDigest = false, change }: OutcomeNoteProps) {
  const { actions, settings, openSettings } = useServices();
  const baseUrl = useSettings((state) => state.settings.baseUrl);
  const mayGoOn = change !== undefined && isContinuable(answer);
  const isFull = change !== undefined && isOutOfRoom(answer);

  /** The address, and the question again, where it may be asked again. */
  async function moveTo(address: string) {
    if ((await settings.takeAddress(address)) === null) change?.again();
  }

  async function askWith(model: string) {
    await settings.save({ model });
    change?.again();
  }

  if (answer.outcome?.type === 'failed') {
    return (
      <FailureNote
        failure={answer.outcome.failure}
        model={answer.model}
        baseUrl={baseUrl}
        topUpUrl={topUpUrl(baseUrl)}
        askedAt={answer.askedAt}
        onOpenSettings={openSettings}
        onStartOver={() => void actions.startOver()}
        {...(mayTake(answer.outcome.failure.address, baseUrl) && {
          onTakeAddress: (address: string) => void moveTo(address),
        })}
        {...(change && { onAgain: change.again, onTakeModel: (model: string) => void askWith(model) })}
      >
        {mayGoOn && <GoOn onClick={change.continueAnswer} />}
      </FailureNote>
    );
  }
  const key = endingKey(answer);
  if (key === null) return null;
  if (isDigest && isStoppedEarly(answer)) {
    return (
      <Ending words={`${t(key)} ${t('sections_kept')}`}>{change && <GoOn onClick={change.again} />}</Ending>
    );
  }
  return (
    <Ending words={t(key)}>
      {(mayGoOn || isFull) && (
        <>
          {mayGoOn && <GoOn onClick={change.continueAnswer} />}
          {isFull && (
            <Button look="primary" onClick={() => openSettings('maxTokens')}>
              {t('more_room')}
            </Button>
          )}
          <Button onClick={change.again}>{t('ask_again')}</Button>
        </>
      )}
    </Ending>
  );
}

interface EndingProps {
  readonly words: string;
  /** The buttons, where there is a way to continue. */
  readonly children: ReactNode;
}

function Ending({ words, children }: EndingProps) {
  return (
    <div className="outcome-note">
      <p className="outcome-note-text">{words}</p>
      {children && <div className="outcome-note-buttons">{children}</div>}
    </div>
  );
}

function GoOn({ onClick }: { readonly onClick: () => void }) {
  return (
    <Button look="primary" onClick={onClick}>
      {t('go_on')}
    </Button>
  );
}

/** An older answer may name an address of a service that is no longer used, or the one that is used by now. */
function mayTake(address: string | undefined, baseUrl: string): boolean {
  return address !== undefined && address !== baseUrl && URL.parse(address)?.host === new URL(baseUrl).host;
}

function endingKey(answer: Answer): MessageKey | null {
  const { outcome } = answer;
  switch (outcome?.type) {
    case 'stopped':
      return 'outcome_stopped';
    case 'done':
      if (outcome.finishReason === 'length')
        return isOutOfRoom(answer) ? 'outcome_length_empty' : 'outcome_length';
      if (outcome.finishReason === 'content-filter') return 'outcome_content_filter';
      return isWordless(answer) ? 'outcome_empty' : null;
    case 'failed':
    case undefined:
      return null;
  }
}
