import { useLayoutEffect } from 'react';
import { useStore } from 'zustand';
import { uiLanguage } from '@/utils/browser/i18n';
import type { SettingsStore } from '@/utils/panel/settings-store';

/** Gives the document its theme, and its language, from which the browser picks the right Han glyphs. */
export function useDocumentLook(settings: SettingsStore): void {
  const theme = useStore(settings, (state) => state.settings.theme);

  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.lang = uiLanguage();
  }, [theme]);
}
