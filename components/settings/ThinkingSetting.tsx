import { useId } from 'react';
import { useStore } from 'zustand';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { EffortSetting } from './EffortSetting';
import { failureSentence } from '../failure/failure-words';
import { Field } from '../kit/Field';
import { Select } from '../kit/Select';
import { useSave } from '../state/use-save';

interface ThinkingSettingProps {
  readonly settings: SettingsStore;
}

/** The thinking of the chosen model, and its effort, as far as the model can be told. */
export function ThinkingSetting({ settings }: ThinkingSettingProps) {
  const traits = useStore(settings, (state) => state.traits);
  return (
    <>
      {traits?.thinking === 'optional' && <ThinkFirst settings={settings} />}
      {traits && traits.efforts.length > 0 && <EffortSetting settings={settings} efforts={traits.efforts} />}
    </>
  );
}

function ThinkFirst({ settings }: ThinkingSettingProps) {
  const id = useId();
  const thinking = useStore(settings, (state) => state.settings.thinking);
  const { isSaved, failure, save } = useSave(settings);
  const value = thinking === null ? 'default' : thinking ? 'on' : 'off';

  return (
    <Field
      label={t('think_first')}
      id={id}
      hint={t('think_first_hint')}
      error={failure && failureSentence(failure)}
      isSaved={isSaved}
    >
      <Select
        id={id}
        value={value}
        hasHint
        onChoose={(next) => void save({ thinking: next === 'default' ? null : next === 'on' })}
      >
        <option value="default">{t('models_default')}</option>
        <option value="on">{t('on')}</option>
        <option value="off">{t('off')}</option>
      </Select>
    </Field>
  );
}
