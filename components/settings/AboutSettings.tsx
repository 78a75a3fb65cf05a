import { whatsNew, version } from '@/utils/browser/about';
import { t } from '@/utils/browser/i18n';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { PLATFORM_URL } from '../failure/links';
import { ShortcutList } from '../shortcuts/ShortcutList';
import { DiagnosticsSetting } from './DiagnosticsSetting';
import './AboutSettings.css';

interface AboutSettingsProps {
  readonly settings: SettingsStore;
}

/** The version, the news in it, shortcuts, and the ways to help when something goes wrong. */
export function AboutSettings({ settings }: AboutSettingsProps) {
  const news = whatsNew();
  return (
    <section className="settings-group" aria-labelledby="settings-about" data-section="about">
      <h2 id="settings-about" className="settings-group-title">
        {t('about')}
      </h2>
      <p className="about-version">{t('about_version', version())}</p>
      {news.length > 0 && (
        <details className="about-news">
          <summary>{t('whats_new')}</summary>
          <ul lang="en">
            {news.map((entry) => (
              <li key={entry}>{entry}</li>
            ))}
          </ul>
        </details>
      )}
      <h3 className="about-title">{t('shortcuts')}</h3>
      <ShortcutList />
      <h3 className="about-title">{t('help')}</h3>
      <p className="setting-hint">
        {t('about_help')}{' '}
        <a href={PLATFORM_URL} target="_blank" rel="noreferrer">
          {new URL(PLATFORM_URL).host}
        </a>
      </p>
      <h3 className="about-title">{t('diagnostics')}</h3>
      <DiagnosticsSetting settings={settings} />
    </section>
  );
}
