import type { SettingsStore } from '@/utils/settings-store';
import { t } from '@/utils/i18n';
import { WholeNumberSetting } from './WholeNumberSetting';

interface MaxTokensSettingProps {
  readonly settings: SettingsStore;
}

/** How many tokens an answer may take; empty leaves it to the server. */
export function MaxTokensSetting({ settings }: MaxTokensSettingProps) {
  return (
    <WholeNumberSetting
      settings={settings}
      name="maxTokens"
      label={t('max_tokens')}
      hint={t('max_tokens_hint')}
      placeholder={t('max_tokens_default')}
    />
  );
}
