import { useId } from 'react';
import { useStore } from 'zustand';
import type { Effort } from '@/utils/kimi/model-traits';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { failureSentence } from '../failure/failure-words';
import { Field } from '../kit/Field';
import { Select } from '../kit/Select';
import { useSave } from '../state/use-save';

interface EffortSettingProps {
  readonly settings: SettingsStore;
  /** The efforts that the model accepts. */
  readonly efforts: readonly Effort[];
}

export const EFFORT_NAMES: Readonly<Record<Effort, MessageKey>> = {
  low: 'effort_low',
  high: 'effort_high',
  max: 'effort_max',
};

/** The effort with which the model thinks before it answers. */
export function EffortSetting({ settings, efforts }: EffortSettingProps) {
  const id = useId();
  const effort = useStore(settings, (state) => state.settings.effort);
  const { isSaved, failure, save } = useSave(settings);
  const choices = [...efforts, 'by-task'] as const;

  return (
    <Field
      label={t('effort')}
      id={id}
      hint={t('effort_hint')}
      error={failure && failureSentence(failure)}
      isSaved={isSaved}
    >
      <Select
        id={id}
        value={effort ?? ''}
        hasHint
        onChoose={(next) => void save({ effort: choices.find((one) => one === next) ?? null })}
      >
        <option value="by-task">{t('effort_by_task')}</option>
        <option value="">{t('models_default')}</option>
        {efforts.map((one) => (
          <option key={one} value={one}>
            {t(EFFORT_NAMES[one])}
          </option>
        ))}
      </Select>
    </Field>
  );
}
