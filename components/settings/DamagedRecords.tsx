import { useRef, useState } from 'react';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { ConfirmDialog } from '../kit/ConfirmDialog';
import { formatCount } from '../kit/format';
import { saveFile } from '../kit/save-file';
import { dayOf } from './usage-days';
import { note } from '@/utils/diagnostics/log';

interface DamagedRecordsProps {
  readonly settings: SettingsStore;
  readonly count: number;
  readonly onForgotten: () => void;
}

/** The invalid records that were set aside: they can be saved, to look into them, and deleted. */
export function DamagedRecords({ settings, count, onForgotten }: DamagedRecordsProps) {
  const [isAsking, setAsking] = useState(false);
  const [result, setResult] = useState('');
  const words = useRef<HTMLParagraphElement>(null);

  async function save() {
    try {
      const records = await settings.damagedRecords();
      const json = JSON.stringify(records, null, 2);
      saveFile(new Blob([json], { type: 'application/json' }), `sidenote-damaged-${dayOf(Date.now())}.json`);
      setResult(t('damaged_saved'));
    } catch (error) {
      note('storage', 'failed', error);
      setResult(t('storage_unreadable'));
    }
  }

  async function forget() {
    try {
      await settings.forgetDamagedRecords();
      setResult(t('damaged_forgotten'));
    } catch (error) {
      note('storage', 'failed', error);
      setResult(t('delete_failed'));
    }
    onForgotten();
  }

  return (
    <div className="setting" hidden={count === 0 && result === ''}>
      {count > 0 && (
        <>
          <span className="setting-label">
            {count === 1 ? t('one_damaged_record') : t('damaged_records', formatCount(count))}
          </span>
          <p className="setting-hint">{t('damaged_hint')}</p>
          <div className="storage-setting-buttons">
            <Button onClick={() => void save()}>{t('save_them')}</Button>
            <Button onClick={() => setAsking(true)}>{t('forget_them')}</Button>
          </div>
        </>
      )}
      <p ref={words} className="storage-setting-result" role="status" tabIndex={-1}>
        {result}
      </p>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('forget_damaged_question')}
        explanation={t('forget_damaged_explanation')}
        confirm={t('forget_them')}
        onConfirm={() => void forget()}
        onClose={() => setAsking(false)}
        returnFocus={() => words.current?.focus()}
      />
    </div>
  );
}
