import { useStore } from 'zustand';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { useSave } from '../state/use-save';
import { Managed } from './Managed';
import { SegmentsSetting } from './SegmentsSetting';

interface LongPageSettingsProps {
  readonly settings: SettingsStore;
}

/** The settings about long pages: the part of them that is sent, and whether more of it is looked up. */
export function LongPageSettings({ settings }: LongPageSettingsProps) {
  const sends = useStore(settings, (state) => state.settings.sends);
  const looksUp = useStore(settings, (state) => state.settings.looksUp);
  const isOff = useStore(settings, ({ policy }) => policy.featuresOff.includes('lookups'));
  const { save } = useSave(settings);

  return (
    <section className="settings-group" aria-labelledby="settings-long-pages">
      <h2 id="settings-long-pages" className="settings-group-title">
        {t('long_pages')}
      </h2>
      <SegmentsSetting
        name="sends"
        label={t('sends')}
        hint={t('sends_hint')}
        segments={[
          { value: 'whole', label: t('sends_all') },
          { value: 'needed', label: t('sends_needed') },
        ]}
        chosen={sends}
        onChoose={(chosen) => void save({ sends: chosen })}
      />
      <SegmentsSetting
        name="looks-up"
        label={t('looks_up')}
        hint={t('looks_up_hint')}
        segments={[
          { value: 'yes', label: t('looks_up_yes') },
          { value: 'no', label: t('looks_up_no') },
        ]}
        chosen={looksUp ? 'yes' : 'no'}
        disabled={isOff}
        onChoose={(chosen) => void save({ looksUp: chosen === 'yes' })}
      />
      {isOff && <Managed />}
    </section>
  );
}
