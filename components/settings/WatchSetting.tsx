import { useStore } from 'zustand';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { useSave } from '../state/use-save';
import { SegmentsSetting } from './SegmentsSetting';

interface WatchSettingProps {
  readonly settings: SettingsStore;
}

/** The choice when a page that was asked about is read again, to tell whether it has changed. */
export function WatchSetting({ settings }: WatchSettingProps) {
  const current = useStore(settings, (state) => state.settings.watchesChanges);
  const { save } = useSave(settings);

  return (
    <SegmentsSetting
      name="watch"
      label={t('watch')}
      hint={t('watch_hint')}
      segments={[
        { value: 'asked', label: t('watch_asked') },
        { value: 'always', label: t('watch_always') },
      ]}
      chosen={current ? 'always' : 'asked'}
      onChoose={(chosen) => void save({ watchesChanges: chosen === 'always' })}
    />
  );
}
