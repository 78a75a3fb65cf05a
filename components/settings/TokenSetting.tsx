import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { ConfirmDialog } from '../kit/ConfirmDialog';
import { Managed } from './Managed';
import { TokenForm, tokenLabel } from './TokenForm';
import './TokenSetting.css';

interface TokenSettingProps {
  readonly settings: SettingsStore;
}

/** The token: never shown again, only its last four characters. */
export function TokenSetting({ settings }: TokenSettingProps) {
  const tail = useStore(settings, (state) => state.tokenTail);
  const baseUrl = useStore(settings, (state) => state.settings.baseUrl);
  const { hasToken: isManaged, tokenHint } = useStore(settings, ({ policy }) => policy);
  const [isReplacing, setReplacing] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const replace = useRef<HTMLButtonElement>(null);

  if (tail === null || isReplacing) {
    const close = () => setReplacing(false);
    return (
      <TokenForm
        key={baseUrl}
        baseUrl={baseUrl}
        hint={tokenHint}
        onCheck={settings.saveToken}
        onSaved={close}
        {...(tail !== null && { onCancel: close, hasFocus: true })}
      />
    );
  }
  return (
    <div className="token-setting">
      <div>
        <div className="token-setting-label">{tokenLabel(baseUrl)}</div>
        <div className="token-setting-tail" aria-label={t('token_ends_with', tail)}>
          •••• {tail}
        </div>
      </div>
      {isManaged ? (
        <Managed />
      ) : (
        <div className="token-setting-buttons">
          <Button ref={replace} onClick={() => setReplacing(true)}>
            {t('replace')}
          </Button>
          <Button onClick={() => setRemoving(true)}>{t('remove')}</Button>
        </div>
      )}
      <ConfirmDialog
        isOpen={isRemoving}
        title={t('remove_token_question')}
        explanation={t('remove_token_explanation')}
        confirm={t('remove')}
        onConfirm={() => void settings.forgetToken()}
        onClose={() => setRemoving(false)}
        returnFocus={() => replace.current?.focus()}
      />
    </div>
  );
}
