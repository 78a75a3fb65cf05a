import { useCallback, useId, useRef, useState } from 'react';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { ConfirmDialog } from '../kit/ConfirmDialog';
import { formatConversations, formatMonths } from '../kit/format-stored';
import { monthsBefore } from './months-before';
import { Select } from '../kit/Select';
import { useLoaded } from '../kit/use-loaded';
import { note } from '@/utils/diagnostics/log';

interface DeleteOlderSettingProps {
  readonly settings: SettingsStore;
  readonly onDeleted: () => void;
}

/** Months after which a conversation may count as old. */
const AGES = [1, 3, 6, 12] as const;

/** Deletes the conversations without a recent question, after it has told their number. */
export function DeleteOlderSetting({ settings, onDeleted }: DeleteOlderSettingProps) {
  const id = useId();
  const [months, setMonths] = useState<number>(12);
  const [now, setNow] = useState(Date.now);
  const [isAsking, setAsking] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const [result, setResult] = useState('');
  const select = useRef<HTMLDivElement>(null);
  const before = monthsBefore(now, months);
  const count = useLoaded(useCallback(() => settings.countConversationsBefore(before), [settings, before]));

  async function remove() {
    setDeleting(true);
    try {
      const deleted = await settings.deleteConversationsBefore(before);
      setResult(t('deleted_older', formatConversations(deleted)));
    } catch (error) {
      note('storage', 'failed', error);
      setResult(t('delete_failed'));
    }
    setDeleting(false);
    // A new time makes it count again.
    setNow(Date.now());
    onDeleted();
  }

  return (
    <div className="setting" ref={select}>
      <label className="setting-label" htmlFor={id}>
        {t('delete_older')}
      </label>
      <Select
        id={id}
        value={String(months)}
        onChoose={(value) => {
          setResult('');
          setMonths(Number(value));
        }}
      >
        {AGES.map((age) => (
          <option key={age} value={age}>
            {formatMonths(age)}
          </option>
        ))}
      </Select>
      <div className="storage-setting-buttons">
        <Button
          disabled={typeof count !== 'number' || count === 0 || isDeleting}
          aria-busy={count === null || isDeleting}
          onClick={() => setAsking(true)}
        >
          {words(count)}
        </Button>
      </div>
      <p className="storage-setting-result" role="status">
        {result}
      </p>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('delete_older_question', formatConversations(typeof count === 'number' ? count : 0))}
        explanation={t('delete_older_explanation')}
        confirm={t('delete')}
        onConfirm={() => void remove()}
        onClose={() => setAsking(false)}
        // The button is disabled by then.
        returnFocus={() => select.current?.querySelector('select')?.focus()}
      />
    </div>
  );
}

function words(count: number | 'failed' | null): string {
  if (count === null) return t('counting');
  if (count === 'failed') return t('storage_unreadable');
  return count === 0 ? t('none_so_old') : t('delete_counted', formatConversations(count));
}
