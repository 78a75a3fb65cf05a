import type { Failure, FailureKind } from '@/utils/chat/failure';
import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { FailureNote } from '../failure/FailureNote';
import { useServices } from '../state/panel-context';
import './Unavailable.css';

interface UnavailableProps {
  readonly failure: Failure;
}

/** These kinds explain by themselves why a conversation can't be shown; the others speak of answers. */
const OWN_WORDS: ReadonlySet<FailureKind> = new Set(['gone']);

/** The reason why the conversation can't be shown, in its place. */
export function Unavailable({ failure }: UnavailableProps) {
  const { actions } = useServices();
  const isGone = OWN_WORDS.has(failure.kind);
  return (
    <div className="unavailable" role="alert">
      <FailureNote
        failure={failure}
        onStartOver={() => void actions.startOver()}
        {...(!isGone && { sentence: t('conversation_unreadable') })}
      >
        <Button look="primary" onClick={actions.reconnect}>
          {t('try_again')}
        </Button>
      </FailureNote>
    </div>
  );
}
