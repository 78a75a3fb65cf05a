import { RefreshCw } from 'lucide-react';
import { useId } from 'react';
import { useStore } from 'zustand';
import { SUGGESTED_MODELS } from '@/utils/settings/suggested-models';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { checkSentence } from './check-words';
import { Combobox } from '../kit/Combobox';
import { FailureNote } from '../failure/FailureNote';
import { Field } from '../kit/Field';
import { formatCount } from '../kit/format';
import { IconButton } from '../kit/IconButton';
import { useModels } from './use-models';
import { useSave } from '../state/use-save';

interface ModelSettingProps {
  readonly settings: SettingsStore;
}

/** The model: one of the suggestions, one that the account has, or any other id. */
export function ModelSetting({ settings }: ModelSettingProps) {
  const id = useId();
  const model = useStore(settings, (state) => state.settings.model);
  const traits = useStore(settings, (state) => state.traits);
  const { models, failure, isLoading, refresh } = useModels(settings);
  const { isSaved, failure: refusal, save } = useSave(settings);
  const problem = failure ?? refusal;

  return (
    <Field label={t('model')} id={id} hint={modelHint(model, models)} isSaved={isSaved}>
      <div className="setting-row">
        <Combobox
          id={id}
          value={model}
          options={models ?? SUGGESTED_MODELS}
          onCommit={(next) => void save({ model: next })}
        />
        <IconButton
          icon={RefreshCw}
          label={t(isLoading ? 'loading' : 'refresh_models')}
          disabled={isLoading}
          onClick={() => void refresh()}
        />
      </div>
      {traits?.isRetired && <p className="setting-hint">{retiredHint(model)}</p>}
      {problem && (
        <div role="alert">
          <FailureNote failure={problem} sentence={checkSentence(problem)} />
        </div>
      )}
    </Field>
  );
}

/**
 * Tells the number of the account's models, and that this one is not among them: it may be misspelt, or work
 * all the same.
 */
function modelHint(model: string, models: readonly string[] | null): string {
  if (!models) return t('model_hint');
  const count = formatCount(models.length);
  return models.includes(model) ? t('models_found', count) : t('model_not_listed', model, count);
}

/** Tells that the model is no longer Moonshot's, and which one is. */
function retiredHint(model: string): string {
  return model === DEFAULT_SETTINGS.model
    ? t('model_retired')
    : t('model_retired_try', DEFAULT_SETTINGS.model);
}
