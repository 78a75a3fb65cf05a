import { useCallback, useEffect, useState } from 'react';
import type { SettingsStore } from '@/utils/panel/settings-store';
import type { StorageState } from '@/utils/storage/storage-state';
import { t } from '@/utils/browser/i18n';
import { BackupSetting } from './BackupSetting';
import { useStore } from 'zustand';
import { formatCount } from '../kit/format';
import { Managed } from './Managed';
import { Button } from '../kit/Button';
import { DamagedRecords } from './DamagedRecords';
import { DeleteOlderSetting } from './DeleteOlderSetting';
import { formatBytes, formatConversations } from '../kit/format-stored';
import { dropped } from '@/utils/diagnostics/log';
import './StorageSetting.css';

interface StorageSettingProps {
  readonly settings: SettingsStore;
}

/** The amount of stored data, and the actions on them. */
export function StorageSetting({ settings }: StorageSettingProps) {
  const [state, setState] = useState<StorageState | 'failed' | null>(null);
  // The known state stays until there is a newer one.
  const reload = useCallback(
    () =>
      void settings
        .storageState()
        .catch(dropped('storage', 'failed', 'failed'))
        .then(setState),
    [settings],
  );

  useEffect(() => reload(), [reload]);

  const days = useStore(settings, ({ policy }) => policy.retentionDays);

  return (
    <>
      <div className="storage-setting" aria-busy={state === null}>
        {state === 'failed' ? (
          <>
            <p className="storage-setting-hint">{t('storage_unreadable')}</p>
            <Button onClick={reload}>{t('try_again')}</Button>
          </>
        ) : (
          <>
            <p className="storage-setting-used">
              {state && t('storage_used', formatBytes(state.bytes), formatConversations(state.conversations))}
            </p>
            <p className="storage-setting-hint">
              {state && t(state.isPersistent ? 'storage_persistent' : 'storage_not_persistent')}
            </p>
          </>
        )}
      </div>
      {days !== null && (
        <div className="setting">
          <p className="setting-hint">{t('kept_days', formatCount(days))}</p>
          <Managed />
        </div>
      )}
      <DeleteOlderSetting settings={settings} onDeleted={reload} />
      <BackupSetting
        settings={settings}
        conversations={typeof state === 'object' ? (state?.conversations ?? null) : null}
        onImported={reload}
      />
      <DamagedRecords
        settings={settings}
        count={typeof state === 'object' ? (state?.damaged ?? 0) : 0}
        onForgotten={reload}
      />
    </>
  );
}
