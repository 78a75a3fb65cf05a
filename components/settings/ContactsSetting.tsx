import { useStore } from 'zustand';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { useSave } from '../state/use-save';
import { SegmentsSetting } from './SegmentsSetting';

interface ContactsSettingProps {
  readonly settings: SettingsStore;
}

/** The choice to hide e-mail addresses and phone numbers of pages from Kimi. */
export function ContactsSetting({ settings }: ContactsSettingProps) {
  const current = useStore(settings, (state) => state.settings.hidesContacts);
  const { save } = useSave(settings);

  return (
    <SegmentsSetting
      name="contacts"
      label={t('contacts')}
      hint={t('contacts_hint')}
      segments={[
        { value: 'sent', label: t('contacts_sent') },
        { value: 'hidden', label: t('contacts_hidden') },
      ]}
      chosen={current ? 'hidden' : 'sent'}
      onChoose={(chosen) => void save({ hidesContacts: chosen === 'hidden' })}
    />
  );
}
