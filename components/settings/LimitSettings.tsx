import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { WholeNumberSetting } from './WholeNumberSetting';

interface LimitSettingsProps {
  readonly settings: SettingsStore;
}

/** The tokens of a day, a month and a question after which Sidenote stops asking; empty is no limit. */
export function LimitSettings({ settings }: LimitSettingsProps) {
  const limit = { settings, placeholder: t('no_limit') };
  return (
    <>
      <WholeNumberSetting
        {...limit}
        name="dailyLimit"
        label={t('daily_limit')}
        hint={t('daily_limit_hint')}
      />
      <WholeNumberSetting
        {...limit}
        name="monthlyLimit"
        label={t('monthly_limit')}
        hint={t('monthly_limit_hint')}
      />
      <WholeNumberSetting
        {...limit}
        name="questionLimit"
        label={t('question_limit')}
        hint={t('question_limit_hint')}
      />
    </>
  );
}
