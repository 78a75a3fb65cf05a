import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { ContactsSetting } from './ContactsSetting';
import { GrantedSitesSetting } from './GrantedSitesSetting';
import { isPrivate } from '@/utils/browser/private';
import { NeverReadSetting } from './NeverReadSetting';
import { PassphraseSetting } from './PassphraseSetting';
import { WatchSetting } from './WatchSetting';

interface PrivacySettingsProps {
  readonly settings: SettingsStore;
}

/** The settings about which pages are read when, and what of them is sent. */
export function PrivacySettings({ settings }: PrivacySettingsProps) {
  return (
    <section className="settings-group" aria-labelledby="settings-privacy">
      <h2 id="settings-privacy" className="settings-group-title">
        {t('privacy')}
      </h2>
      <WatchSetting settings={settings} />
      <ContactsSetting settings={settings} />
      <NeverReadSetting settings={settings} />
      <GrantedSitesSetting settings={settings} />
      {!isPrivate() && <PassphraseSetting settings={settings} />}
    </section>
  );
}
