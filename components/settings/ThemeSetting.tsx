import { Monitor, Moon, Sun, type LucideIcon } from 'lucide-react';
import { useStore } from 'zustand';
import type { Theme } from '@/utils/settings/settings';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { useSave } from '../state/use-save';
import { SegmentsSetting } from './SegmentsSetting';

interface ThemeSettingProps {
  readonly settings: SettingsStore;
}

const THEMES: readonly { readonly theme: Theme; readonly key: MessageKey; readonly icon: LucideIcon }[] = [
  { theme: 'system', key: 'theme_system', icon: Monitor },
  { theme: 'light', key: 'theme_light', icon: Sun },
  { theme: 'dark', key: 'theme_dark', icon: Moon },
];

export function ThemeSetting({ settings }: ThemeSettingProps) {
  const current = useStore(settings, (state) => state.settings.theme);
  const { save } = useSave(settings);

  return (
    <SegmentsSetting
      name="theme"
      label={t('theme')}
      segments={THEMES.map(({ theme, key, icon }) => ({ value: theme, label: t(key), icon }))}
      chosen={current}
      onChoose={(theme) => void save({ theme })}
    />
  );
}
