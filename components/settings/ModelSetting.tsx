import { RefreshCw } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useStore } from 'zustand';
import type { Failure } from '@/utils/chat/failure';
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
import { useSave } from '../state/use-save';
import { dropped } from '@/utils/diagnostics/log';

interface ModelSettingProps {
  readonly settings: SettingsStore;
}

/** The model: one of the suggestions, one that the account has, or any other id. */
export function ModelSetting({ settings }: ModelSettingProps) {
  const id = useId();
  const model = useStore(settings, (state) => state.settings.model);
  const traits = useStore(settings, (state) => state.traits);
  const hasToken = useStore(settings, (state) => state.tokenTail !== null);
  const [models, setModels] = useState<readonly string[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isLoading, setLoading] = useState(false);
  const { isSaved, failure: refusal, save } = useSave(settings);
  const problem = failure ?? refusal;

  // The remembered list, or a fresh one after a day. The user did not ask for it, so it fails in silence.
  useEffect(() => {
    if (!hasToken) return undefined;
    let isCurrent = true;
    settings.listModels(false).then(
      (answer) => isCurrent && 'models' in answer && setModels(answer.models),
      // A name can be typed, and the list asked for again.
      dropped('settings', 'no-answer'),
    );
    return () => {
      isCurrent = false;
    };
  }, [settings, hasToken]);

  async function refresh() {
    setLoading(true);
    setFailure(null);
    const answer = await settings.listModels(true).catch((error: unknown): { failure: Failure } => ({
      failure: { kind: 'interrupted', message: String(error) },
    }));
    setLoading(false);
    if ('failure' in answer) setFailure(answer.failure);
    else setModels(answer.models);
  }

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
