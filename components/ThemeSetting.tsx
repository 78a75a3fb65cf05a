import { Monitor, Moon, Sun, type LucideIcon } from 'lucide-react';
import { useStore } from 'zustand';
import type { Theme } from '@/utils/settings';
import type { SettingsStore } from '@/utils/settings-store';
import { t, type MessageKey } from '@/utils/i18n';
import { useSave } from './use-save';
import './ThemeSetting.css';

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
    <fieldset className="theme-setting">
      <legend className="setting-label">{t('theme')}</legend>
      <div className="theme-setting-choices">
        {THEMES.map(({ theme, key, icon: Icon }) => (
          <label key={theme} className="theme-setting-choice">
            <input
              className="visually-hidden"
              type="radio"
              name="theme"
              checked={theme === current}
              onChange={() => void save({ theme })}
            />
            <Icon size={15} aria-hidden="true" />
            {t(key)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
