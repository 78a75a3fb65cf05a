import { useEffect, useRef, type RefObject } from 'react';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { isPrivate } from '@/utils/browser/private';
import { AboutSettings } from './AboutSettings';
import { BaseUrlSetting } from './BaseUrlSetting';
import { CopySetting } from './CopySetting';
import { CurrencySetting } from './CurrencySetting';
import { InstructionsSettings } from './InstructionsSettings';
import { LanguageSetting } from './LanguageSetting';
import { LimitSettings } from './LimitSettings';
import { LongPageSettings } from './LongPageSettings';
import { MaxTokensSetting } from './MaxTokensSetting';
import { ModelSetting } from './ModelSetting';
import { PromptSettings } from './PromptSettings';
import { NotifySetting } from './NotifySetting';
import { PriceSetting } from './PriceSetting';
import { PrivacySettings } from './PrivacySettings';
import { ScreenHeader } from '../kit/ScreenHeader';
import type { SettingsSection } from '../state/settings-section';
import { SelectionButtonSetting } from './SelectionButtonSetting';
import { StorageSetting } from './StorageSetting';
import { ThemeSetting } from './ThemeSetting';
import { ThinkingSetting } from './ThinkingSetting';
import { TokenSetting } from './TokenSetting';
import { Tooltip } from '../kit/Tooltip';
import { UsageSetting } from './UsageSetting';
import { UnreadableRules } from './UnreadableRules';
import { useDocumentLook } from '../state/use-document-look';
import '../kit/tokens.css';
import './Settings.css';

interface SettingsProps {
  readonly settings: SettingsStore;
  /** Given in the panel, where the chat is behind the settings. */
  readonly onBack?: () => void;
  /** The part that the user came for; it gets the focus. */
  readonly section?: SettingsSection;
}

/** All settings, in the panel and on the options page. Each is saved by itself, at once. */
export function Settings({ settings, onBack, section }: SettingsProps) {
  const title = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLElement>(null);
  useDocumentLook(settings);
  useSectionFocus(section, body, title);
  useEscape(onBack);

  return (
    <div className="settings">
      <ScreenHeader title={t('settings')} titleRef={title} onBack={onBack} />
      <main ref={body} className="settings-body">
        {isPrivate() && <p className="setting-hint">{t('private_settings')}</p>}
        <UnreadableRules settings={settings} />
        <div data-section="token">
          <TokenSetting settings={settings} />
        </div>
        <div data-section="model">
          <ModelSetting settings={settings} />
        </div>
        <ThinkingSetting settings={settings} />
        <LanguageSetting settings={settings} />
        <ThemeSetting settings={settings} />
        <CopySetting settings={settings} />
        <NotifySetting settings={settings} />
        {import.meta.env.BROWSER !== 'firefox' && !isPrivate() && (
          <SelectionButtonSetting settings={settings} />
        )}
        <div data-section="maxTokens">
          <MaxTokensSetting settings={settings} />
        </div>
        <div data-section="baseUrl">
          <BaseUrlSetting settings={settings} />
        </div>
        <section className="settings-group" aria-labelledby="settings-usage">
          <h2 id="settings-usage" className="settings-group-title">
            {t('usage')}
          </h2>
          <UsageSetting settings={settings} />
          <div data-section="dailyLimit">
            <LimitSettings settings={settings} />
          </div>
          <CurrencySetting settings={settings} />
          <PriceSetting settings={settings} />
        </section>
        <PromptSettings settings={settings} />
        <InstructionsSettings settings={settings} />
        <LongPageSettings settings={settings} />
        <PrivacySettings settings={settings} />
        <section className="settings-group" aria-labelledby="settings-storage" data-section="storage">
          <h2 id="settings-storage" className="settings-group-title">
            {t('storage')}
          </h2>
          <StorageSetting settings={settings} />
        </section>
        <AboutSettings settings={settings} />
      </main>
      <Tooltip />
    </div>
  );
}

/** Gives the focus to the part that the user came for, or else to the title. */
function useSectionFocus(
  section: SettingsSection | undefined,
  body: RefObject<HTMLElement | null>,
  title: RefObject<HTMLElement | null>,
): void {
  // The control of the chat that had the focus is gone.
  useEffect(() => {
    const part = section && body.current?.querySelector(`[data-section="${section}"]`);
    const control = part?.querySelector<HTMLElement>('input, select, button');
    (control ?? title.current)?.focus({ preventScroll: true });
    part?.scrollIntoView({ block: 'center' });
  }, [section, body, title]);
}

/** Leaves by Escape, where there is something to go back to. */
function useEscape(onBack: (() => void) | undefined): void {
  useEffect(() => {
    if (!onBack) return undefined;
    // A control that uses the key itself, such as a dialog or an open list, has prevented the default.
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      event.preventDefault();
      onBack();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [onBack]);
}
