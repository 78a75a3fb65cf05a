import { Download, Upload } from 'lucide-react';
import { useRef } from 'react';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { useStore } from 'zustand';
import { Managed } from './Managed';
import { Button } from '../kit/Button';
import { useBackup, type BackupWork } from './use-backup';

interface BackupSettingProps {
  readonly settings: SettingsStore;
  /** The number of conversations, for the progress. */
  readonly conversations: number | null;
  readonly onImported: () => void;
}

/** Exports everything to one file, and imports such a file. */
export function BackupSetting({ settings, conversations, onImported }: BackupSettingProps) {
  const { work, save, load } = useBackup(settings, conversations, onImported);
  const input = useRef<HTMLInputElement>(null);
  const isBusy = work.type === 'busy';

  const isOff = useStore(settings, ({ policy }) => policy.featuresOff.includes('export'));

  return (
    <div className="setting" aria-busy={isBusy}>
      <span className="setting-label">{t('backup')}</span>
      <p className="setting-hint">{t('backup_hint')}</p>
      <div className="storage-setting-buttons">
        <Button disabled={isBusy || isOff} onClick={() => void save()}>
          <Download size={15} aria-hidden="true" />
          {t('export')}
        </Button>
        <Button disabled={isBusy} onClick={() => input.current?.click()}>
          <Upload size={15} aria-hidden="true" />
          {t('import')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={t('import')}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) void load(file);
            // Allows the same file to be chosen again.
            target.value = '';
          }}
        />
      </div>
      {isOff && <Managed />}
      {isBusy && (
        // The count is only shown: read out, it would never end.
        <p className="setting-hint" aria-hidden="true">
          {work.progress}
        </p>
      )}
      <p
        className={`storage-setting-result${work.type === 'failed' ? ' storage-setting-failure' : ''}`}
        role="status"
      >
        {said(work)}
      </p>
    </div>
  );
}

function said(work: BackupWork): string {
  switch (work.type) {
    case 'idle':
      return '';
    case 'busy':
      return t(work.words);
    case 'done':
    case 'failed':
      return work.words;
  }
}
