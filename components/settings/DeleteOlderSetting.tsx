import { useId, useRef, useState } from 'react';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { ConfirmDialog } from '../kit/ConfirmDialog';
import { formatConversations, formatMonths } from '../kit/format-stored';
import { Select } from '../kit/Select';
import { useOlderConversations } from './use-older-conversations';

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
  const [isAsking, setAsking] = useState(false);
  const select = useRef<HTMLDivElement>(null);
  const { count, isDeleting, result, forgetResult, remove } = useOlderConversations(
    settings,
    months,
    onDeleted,
  );

  return (
    <div className="setting" ref={select}>
      <label className="setting-label" htmlFor={id}>
        {t('delete_older')}
      </label>
      <Select
        id={id}
        value={String(months)}
        onChoose={(value) => {
          forgetResult();
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
