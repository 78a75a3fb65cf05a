import { useStore } from 'zustand';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';

interface UnreadableRulesProps {
  readonly settings: SettingsStore;
}

/** Names the rules of an organisation that can't be read; nothing where all can. */
export function UnreadableRules({ settings }: UnreadableRulesProps) {
  const names = useStore(settings, ({ policy }) => policy.unreadable);
  if (names.length === 0) return null;
  return (
    <p className="setting-hint setting-error" role="note">
      {t('rules_unreadable', names.join(', '))}
    </p>
  );
}
