import { useStore } from 'zustand';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { WholeNumberSetting } from './WholeNumberSetting';

interface MaxTokensSettingProps {
  readonly settings: SettingsStore;
}

/** Tokens that thinking alone mostly takes. */
const LEAST_FOR_THINKING = 2000;

/** The most tokens of an answer; empty leaves it to the server. */
export function MaxTokensSetting({ settings }: MaxTokensSettingProps) {
  const thinks = useStore(
    settings,
    ({ traits, settings: { thinking } }) =>
      traits?.thinking !== 'none' && (traits?.thinking !== 'optional' || thinking !== false),
  );
  return (
    <WholeNumberSetting
      settings={settings}
      name="maxTokens"
      label={t('max_tokens')}
      hint={t('max_tokens_hint')}
      placeholder={t('max_tokens_default')}
      warn={(saved) => (thinks && saved < LEAST_FOR_THINKING ? t('max_tokens_low') : null)}
    />
  );
}
