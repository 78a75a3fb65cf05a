import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { WholeNumberSetting } from './WholeNumberSetting';

interface DailyLimitSettingProps {
  readonly settings: SettingsStore;
}

/** The tokens a day after which Sidenote stops asking; empty is no limit. */
export function DailyLimitSetting({ settings }: DailyLimitSettingProps) {
  return (
    <WholeNumberSetting
      settings={settings}
      name="dailyLimit"
      label={t('daily_limit')}
      hint={t('daily_limit_hint')}
      placeholder={t('no_limit')}
    />
  );
}
