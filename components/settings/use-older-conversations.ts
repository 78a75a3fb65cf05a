import { useCallback, useState } from 'react';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { formatConversations } from '../kit/format-stored';
import { monthsBefore } from './months-before';
import { useLoaded } from '../kit/use-loaded';
import { note } from '@/utils/diagnostics/log';

interface OlderConversations {
  /** The number of them; null while they are counted. */
  readonly count: number | 'failed' | null;
  readonly isDeleting: boolean;
  /** The words on how the last deletion went; empty before one. */
  readonly result: string;
  readonly forgetResult: () => void;
  readonly remove: () => Promise<void>;
}

/** The conversations without a question in the last `months`: counts them, and deletes them. */
export function useOlderConversations(
  settings: SettingsStore,
  months: number,
  onDeleted: () => void,
): OlderConversations {
  const [now, setNow] = useState(Date.now);
  const [isDeleting, setDeleting] = useState(false);
  const [result, setResult] = useState('');
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

  return { count, isDeleting, result, forgetResult: () => setResult(''), remove };
}
