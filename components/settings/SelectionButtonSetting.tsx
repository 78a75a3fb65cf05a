import { useState } from 'react';
import { useStore } from 'zustand';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { requestAllSites } from '@/utils/browser/permissions';
import { useSave } from '../state/use-save';
import { Managed } from './Managed';
import { SegmentsSetting } from './SegmentsSetting';
import { SiteList } from './SiteList';

interface SelectionButtonSettingProps {
  readonly settings: SettingsStore;
}

/**
 * The choice whether a button comes beside a selection, and the sites where it does not. Not for Firefox, where no click
 * in a page opens the panel, nor for private windows, which share with the others what runs in pages.
 */
export function SelectionButtonSetting({ settings }: SelectionButtonSettingProps) {
  const isOn = useStore(settings, (state) => state.settings.selectionButton);
  const sites = useStore(settings, (state) => state.settings.noButtonOn);
  const isRuled = useStore(settings, ({ policy }) => policy.featuresOff.includes('selectionButton'));
  const { save } = useSave(settings);
  const [isRefused, setRefused] = useState(false);

  async function choose(wantsButton: boolean): Promise<void> {
    // The browser asks only inside the click: nothing is awaited before.
    const isAllowed = !wantsButton || (await requestAllSites());
    setRefused(!isAllowed);
    if (isAllowed) await save({ selectionButton: wantsButton });
  }

  return (
    <>
      <SegmentsSetting
        name="selection-button"
        label={t('selection_button')}
        hint={t('selection_button_hint')}
        segments={[
          { value: 'off', label: t('off') },
          { value: 'on', label: t('on') },
        ]}
        chosen={isOn ? 'on' : 'off'}
        disabled={isRuled}
        onChoose={(chosen) => void choose(chosen === 'on')}
      />
      {isRuled && <Managed />}
      {isRefused && (
        <p className="setting-hint setting-error" role="alert">
          {t('selection_button_refused')}
        </p>
      )}
      {sites.length > 0 && (
        <div className="setting">
          {/* The list has a name of its own. */}
          <span className="setting-label" aria-hidden="true">
            {t('selection_button_sites')}
          </span>
          <SiteList
            label={t('selection_button_sites')}
            sites={sites}
            nameOf={(host) => host}
            removeLabel={(host) => t('button_on_again', host)}
            onRemove={(host) => void save({ noButtonOn: sites.filter((one) => one !== host) })}
            empty=""
          />
        </div>
      )}
    </>
  );
}
