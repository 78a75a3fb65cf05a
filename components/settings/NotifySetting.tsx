import { useState } from 'react';
import { useStore } from 'zustand';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { requestNotifications } from '@/utils/browser/permissions';
import { useSave } from '../state/use-save';
import { SegmentsSetting } from './SegmentsSetting';

interface NotifySettingProps {
  readonly settings: SettingsStore;
}

/** The choice how an answer is told of that ends while no panel shows it. */
export function NotifySetting({ settings }: NotifySettingProps) {
  const notifies = useStore(settings, (state) => state.settings.notifies);
  const { save } = useSave(settings);
  const [isRefused, setRefused] = useState(false);

  async function choose(wantsNotification: boolean): Promise<void> {
    // The browser asks only inside the click: nothing is awaited before.
    const mayNotify = !wantsNotification || (await requestNotifications());
    setRefused(!mayNotify);
    if (mayNotify) await save({ notifies: wantsNotification });
  }

  return (
    <>
      <SegmentsSetting
        name="notify"
        label={t('notify')}
        hint={t('notify_hint')}
        segments={[
          { value: 'badge', label: t('notify_badge') },
          { value: 'notification', label: t('notify_too') },
        ]}
        chosen={notifies ? 'notification' : 'badge'}
        onChoose={(chosen) => void choose(chosen === 'notification')}
      />
      {isRefused && (
        <p className="setting-hint setting-error" role="alert">
          {t('notify_refused')}
        </p>
      )}
    </>
  );
}
