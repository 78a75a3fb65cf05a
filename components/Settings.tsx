import { ArrowLeft } from 'lucide-react';
import { Tooltip } from 'radix-ui';
import { useEffect, useRef } from 'react';
import type { SettingsStore } from '@/utils/settings-store';
import { t } from '@/utils/i18n';
import { BaseUrlSetting } from './BaseUrlSetting';
import { IconButton } from './IconButton';
import { LanguageSetting } from './LanguageSetting';
import { MaxTokensSetting } from './MaxTokensSetting';
import { ModelSetting } from './ModelSetting';
import { ThemeSetting } from './ThemeSetting';
import { TokenSetting } from './TokenSetting';
import { useDocumentLook } from './use-document-look';
import './tokens.css';
import './Settings.css';

interface SettingsProps {
  readonly settings: SettingsStore;
  /** Given in the panel, where the chat lies behind the settings. */
  readonly onBack?: () => void;
}

/** All settings, in the panel and on the options page. Each is saved by itself, at once. */
export function Settings({ settings, onBack }: SettingsProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useDocumentLook(settings);
  // What had the focus in the chat is gone.
  useEffect(() => title.current?.focus(), []);

  return (
    <Tooltip.Provider delayDuration={400}>
      <div className="settings">
        <header className="settings-header">
          {onBack && <IconButton icon={ArrowLeft} label={t('back')} onClick={onBack} />}
          <h1 ref={title} className="settings-title" tabIndex={-1}>
            {t('settings')}
          </h1>
        </header>
        <main className="settings-body">
          <TokenSetting settings={settings} />
          <ModelSetting settings={settings} />
          <LanguageSetting settings={settings} />
          <ThemeSetting settings={settings} />
          <MaxTokensSetting settings={settings} />
          <BaseUrlSetting settings={settings} />
        </main>
      </div>
    </Tooltip.Provider>
  );
}
