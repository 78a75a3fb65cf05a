import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { giveBack, grantedSites, onGranted, type GrantedSite } from '@/utils/browser/permissions';
import { note } from '@/utils/diagnostics/log';
import { SiteList } from './SiteList';

interface GrantedSitesSettingProps {
  readonly settings: SettingsStore;
}

/** The sites that may always be read, as the browser has granted them; each can be given back. */
export function GrantedSitesSetting({ settings }: GrantedSitesSettingProps) {
  const sites = useGrantedSites(useStore(settings, (state) => state.settings.baseUrl));
  const [hasFailed, setFailed] = useState(false);

  async function remove(site: GrantedSite) {
    try {
      await giveBack(site);
      setFailed(false);
    } catch (error) {
      note('settings', 'failed', error);
      setFailed(true);
    }
  }

  return (
    <div className="setting">
      {/* The list has a name of its own. */}
      <span className="setting-label" aria-hidden="true">
        {t('always_read')}
      </span>
      <SiteList
        label={t('always_read')}
        sites={sites ?? []}
        nameOf={({ host }) => (host === '*' ? t('all_sites') : host)}
        removeLabel={(name) => t('give_back_site', name)}
        onRemove={(site) => void remove(site)}
        empty={sites === null ? '' : t('always_read_none')}
      />
      <p className="setting-hint">{t('always_read_hint')}</p>
      <p className="setting-hint setting-error" role="alert" hidden={!hasFailed}>
        {hasFailed && t('give_back_failed')}
      </p>
    </div>
  );
}

/** The granted sites as they are now; null until they are known. */
function useGrantedSites(apiUrl: string): readonly GrantedSite[] | null {
  const [sites, setSites] = useState<readonly GrantedSite[] | null>(null);

  useEffect(() => {
    let isCurrent = true;
    const read = () => void grantedSites(apiUrl).then((found) => isCurrent && setSites(found));
    const stop = onGranted(read);
    read();
    return () => {
      isCurrent = false;
      stop();
    };
  }, [apiUrl]);

  return sites;
}
