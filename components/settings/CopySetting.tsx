import { useStore } from 'zustand';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { useSave } from '../state/use-save';
import { SegmentsSetting } from './SegmentsSetting';

interface CopySettingProps {
  readonly settings: SettingsStore;
}

/** The choice to copy an answer with the numbers of its sources, or without. */
export function CopySetting({ settings }: CopySettingProps) {
  const current = useStore(settings, (state) => state.settings.copiedCitations);
  const { save } = useSave(settings);

  return (
    <SegmentsSetting
      name="copied-citations"
      label={t('copied_numbers')}
      segments={[
        { value: 'kept', label: t('copied_numbers_kept') },
        { value: 'left-out', label: t('copied_numbers_left_out') },
      ]}
      chosen={current}
      onChoose={(copiedCitations) => void save({ copiedCitations })}
    />
  );
}
