import type { Failure } from '@/utils/chat/failure';
import { t } from '@/utils/browser/i18n';
import { FailureNote } from '../failure/FailureNote';
import { refusalSentence } from '../failure/failure-words';
import { topUpUrl } from '../failure/links';
import { Button } from '../kit/Button';
import { LongPage } from '../page/LongPage';
import { TranslatePage } from '../page/TranslatePage';
import { usePanel, useServices, useSettings } from '../state/panel-context';

interface RefusalProps {
  readonly refusal: Failure;
}

/** The reason why a question was refused, and the remedies. */
export function Refusal({ refusal }: RefusalProps) {
  const { panel, actions, settings, openSettings } = useServices();
  // A file that can't be read is no question.
  const isQuestion = usePanel((state) => state.refused !== null);
  const baseUrl = useSettings((state) => state.settings.baseUrl);
  if (refusal.digest?.written !== undefined) return <TranslatePage digest={refusal.digest} />;
  if (refusal.digest) return <LongPage digest={refusal.digest} onAsk={panel.dismissRefusal} />;

  async function askWith(model: string) {
    await settings.save({ model });
    await panel.askRefused();
  }

  return (
    <FailureNote
      failure={refusal}
      sentence={refusalSentence(refusal)}
      baseUrl={baseUrl}
      topUpUrl={topUpUrl(baseUrl)}
      {...(isQuestion && { onWithoutPage: () => void panel.askWithoutPage() })}
      onLookAtPages={() => void actions.takeScannedPage()}
      onReadAgain={() => void panel.askAnew()}
      onTakeModel={(model) => void askWith(model)}
      onOpenSettings={openSettings}
      onStartOver={() => void actions.startOver()}
      onDismiss={panel.dismissRefusal}
    >
      {refusal.kind === 'tab-unread' && (
        <Button onClick={() => void panel.askWithoutTabs()}>{t('ask_without_tabs')}</Button>
      )}
    </FailureNote>
  );
}
