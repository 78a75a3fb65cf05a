import { RefreshCw } from 'lucide-react';
import { useId } from 'react';
import { useStore } from 'zustand';
import { KNOWN_MODELS } from '@/utils/settings/automatic-model';
import { GUIDE_MODELS, RETIRED_AS_OF } from '@/utils/settings/suggested-models';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t, uiLanguage } from '@/utils/browser/i18n';
import { checkSentence } from './check-words';
import { Combobox } from '../kit/Combobox';
import { FailureNote } from '../failure/FailureNote';
import { Field } from '../kit/Field';
import { formatCount } from '../kit/format';
import { IconButton } from '../kit/IconButton';
import { Managed } from './Managed';
import { useModels } from '../state/use-models';
import type { ComboboxOption } from '../kit/use-combobox';
import { useSave } from '../state/use-save';

interface ModelSettingProps {
  readonly settings: SettingsStore;
}

/** The value of the option that leaves the choice to Sidenote; no model has it. */
const AUTOMATIC = '';

/** The model: Automatic, one that the account has, one of the suggestions, or any other id. */
export function ModelSetting({ settings }: ModelSettingProps) {
  const id = useId();
  const chosen = useStore(settings, (state) => state.settings.model);
  const model = useStore(settings, (state) => state.model);
  const ruled = useStore(settings, ({ policy }) => policy.models);
  const isManaged = ruled.length > 0;
  const traits = useStore(settings, (state) => state.traits);
  const { models, failure, isLoading, refresh } = useModels(settings);
  const { isSaved, failure: refusal, save } = useSave(settings);
  const problem = failure ?? refusal;

  return (
    <Field label={t('model')} id={id} hint={modelHint(chosen, models)} isSaved={isSaved}>
      <div className="setting-row">
        <Combobox
          id={id}
          value={chosen ?? AUTOMATIC}
          disabled={ruled.length === 1}
          options={
            isManaged ? ruled.map((one) => ({ value: one, label: one })) : optionsOf(model, chosen, models)
          }
          onCommit={(next) => void save({ model: isAutomatic(next) ? null : next })}
        />
        {!isManaged && (
          <IconButton
            icon={RefreshCw}
            label={t(isLoading ? 'loading' : 'refresh_models')}
            disabled={isLoading}
            onClick={() => void refresh()}
          />
        )}
      </div>
      {isManaged && <Managed />}
      {traits?.isRetired && !models?.includes(model) && <p className="setting-hint">{t('model_retired')}</p>}
      {problem && (
        <div role="alert">
          <FailureNote failure={problem} sentence={checkSentence(problem)} />
        </div>
      )}
    </Field>
  );
}

/** The models of the account, or those that are known to be served; then the guide's others, which are retired. */
function optionsOf(
  model: string,
  chosen: string | null,
  models: readonly string[] | null,
): readonly ComboboxOption[] {
  const served = models ?? KNOWN_MODELS;
  const automatic = chosen === null ? t('automatic_model', model) : t('automatic');
  const retired = GUIDE_MODELS.filter((id) => !served.includes(id));
  return [
    { value: AUTOMATIC, label: automatic },
    ...served.map((id) => ({ value: id, label: id })),
    ...retired.map((id) => ({ value: id, label: id, note: t('retired') })),
  ];
}

/** The word may also be typed. */
function isAutomatic(value: string): boolean {
  return value === AUTOMATIC || value.toLowerCase() === t('automatic').toLowerCase();
}

/**
 * Says what Automatic is; tells the number of the account's models, and that the chosen one is not among them: it may
 * be misspelt, or work all the same.
 */
function modelHint(chosen: string | null, models: readonly string[] | null): string {
  if (!models && chosen === null) return t('automatic_hint');
  if (!models) return `${t('model_hint')} ${t('retired_as_of', asOf())}`;
  const count = formatCount(models.length);
  if (chosen === null) return `${t('automatic_hint')} ${t('models_found', count)}`;
  return models.includes(chosen) ? t('models_found', count) : t('model_not_listed', chosen, count);
}

function asOf(): string {
  const style = { dateStyle: 'medium', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(uiLanguage(), style).format(new Date(RETIRED_AS_OF));
}
