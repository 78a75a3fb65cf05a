import { useState } from 'react';
import { t } from '@/utils/browser/i18n';
import { isPrivate } from '@/utils/browser/private';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { failureSentence } from './failure/failure-words';
import { Button } from './kit/Button';
import { ConfirmDialog } from './kit/ConfirmDialog';
import { Logo } from './kit/Logo';
import { PassphraseForm } from './settings/PassphraseForm';
import { useCommand } from './state/use-command';
import { useDocumentLook } from './state/use-document-look';
import './kit/tokens.css';
import './Locked.css';

interface LockedProps {
  readonly settings: SettingsStore;
}

/** The screen in place of all others while what is stored is locked. */
export function Locked({ settings }: LockedProps) {
  useDocumentLook(settings);
  return (
    <main className="locked">
      <Logo size={44} />
      <h1 className="locked-title">{t('locked_title')}</h1>
      <p className="locked-text">{t('locked_text')}</p>
      <PassphraseForm
        current={t('passphrase')}
        submit={t('unlock')}
        busy={t('unlocking')}
        onSubmit={({ current }) => settings.unlock(current)}
      />
      {/* A private window has nothing of its own that could be deleted. */}
      {!isPrivate() && <Forgotten settings={settings} />}
    </main>
  );
}

function Forgotten({ settings }: LockedProps) {
  const [isAsking, setAsking] = useState(false);
  const { failure, run } = useCommand();

  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {t('forgot_passphrase')}
      </Button>
      {failure && (
        <p className="setting-hint setting-error" role="alert">
          {failureSentence(failure)}
        </p>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={t('erase_question')}
        explanation={t('erase_explanation')}
        confirm={t('erase_everything')}
        onConfirm={() => void run(settings.eraseEverything)}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
