import { useEffect, useId, useRef, type RefObject } from 'react';
import { t } from '@/utils/browser/i18n';
import type { Effort } from '@/utils/kimi/model-traits';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { EFFORTS, PROMPT_LIMITS, type OwnPrompt } from '@/utils/prompts/own-prompt';
import type { ShelfChange } from '@/utils/prompts/shelf';
import { VARIABLES } from '@/utils/prompts/variables';
import { Button } from '../kit/Button';
import { Combobox } from '../kit/Combobox';
import { Field } from '../kit/Field';
import { Select } from '../kit/Select';
import { EFFORT_NAMES } from './EffortSetting';
import { useModels } from '../state/use-models';
import { usePromptEntry } from './use-prompt-entry';

interface PromptFormProps {
  readonly settings: SettingsStore;
  /** Null for a new one. */
  readonly prompt: OwnPrompt | null;
  /** Resolves to whether it was stored. */
  readonly onSave: (change: ShelfChange) => Promise<boolean>;
  readonly onClose: () => void;
  readonly onRemove: (id: string) => void;
}

/** The form of a prompt of the user's own. It saves what makes sense, and says what does not. */
export function PromptForm({ settings, prompt, onSave, onClose, onRemove }: PromptFormProps) {
  const id = useId();
  const { entry, errors, edit, save } = usePromptEntry(prompt, onSave, onClose);
  const { form, first } = useFormKeys(onClose);
  return (
    <form
      ref={form}
      className="prompt-form"
      aria-label={prompt ? prompt.name : t('new_prompt')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label={t('prompt_name')} id={`${id}-name`} error={errors.name} isSaved={false}>
        <input
          id={`${id}-name`}
          ref={first}
          className="field"
          autoComplete="off"
          dir="auto"
          maxLength={PROMPT_LIMITS.name}
          aria-describedby={errors.name === null ? undefined : `${id}-name-hint`}
          aria-invalid={errors.name !== null}
          value={entry.name}
          onChange={(event) => edit({ name: event.target.value })}
        />
      </Field>
      <Words id={`${id}-text`} text={entry.text} error={errors.text} onEdit={(text) => edit({ text })} />
      <Asking
        id={id}
        settings={settings}
        model={entry.model}
        effort={entry.effort}
        onModel={(model) => edit({ model })}
        onEffort={(effort) => edit({ effort })}
      />
      <div className="prompt-form-buttons">
        <Button type="submit" look="primary">
          {t('save')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
        {prompt && (
          <Button look="quiet" onClick={() => onRemove(prompt.id)}>
            {t('delete')}
          </Button>
        )}
      </div>
    </form>
  );
}

interface WordsProps {
  readonly id: string;
  readonly text: string;
  readonly error: string | null;
  readonly onEdit: (text: string) => void;
}

/** The words of a prompt, and a button for each variable. */
function Words({ id, text, error, onEdit }: WordsProps) {
  const field = useRef<HTMLTextAreaElement>(null);

  function insert(variable: string) {
    const { current } = field;
    if (!current) return;
    current.focus();
    current.setRangeText(`{{${variable}}}`, current.selectionStart, current.selectionEnd, 'end');
    onEdit(current.value);
  }

  return (
    <>
      <Field label={t('prompt_text')} id={id} hint={t('prompt_text_hint')} error={error} isSaved={false}>
        <textarea
          id={id}
          ref={field}
          className="field prompt-form-text"
          rows={5}
          dir="auto"
          maxLength={PROMPT_LIMITS.text}
          aria-describedby={`${id}-hint`}
          aria-invalid={error !== null}
          value={text}
          onChange={(event) => onEdit(event.target.value)}
        />
      </Field>
      <div className="prompt-form-variables" role="group" aria-label={t('prompt_variables')}>
        {VARIABLES.map((variable) => (
          <button
            key={variable}
            type="button"
            className="prompt-form-variable"
            onClick={() => insert(variable)}
          >
            {`{{${variable}}}`}
          </button>
        ))}
      </div>
    </>
  );
}

interface AskingProps {
  readonly id: string;
  readonly settings: SettingsStore;
  /** Empty for that of the settings. */
  readonly model: string;
  readonly effort: Effort | null;
  readonly onModel: (model: string) => void;
  readonly onEffort: (effort: Effort | null) => void;
}

/** The model and the effort that a prompt is asked with. */
function Asking({ id, settings, model, effort, onModel, onEffort }: AskingProps) {
  const { models } = useModels(settings);
  const options = [
    { value: '', label: t('as_in_settings') },
    ...(models ?? []).map((one) => ({ value: one, label: one })),
  ];
  return (
    <>
      <Field label={t('model')} id={`${id}-model`} isSaved={false}>
        <Combobox id={`${id}-model`} value={model} options={options} onCommit={onModel} />
      </Field>
      <Field label={t('effort')} id={`${id}-effort`} isSaved={false}>
        <Select
          id={`${id}-effort`}
          value={effort ?? ''}
          onChoose={(next) => onEffort(EFFORTS.find((one) => one === next) ?? null)}
        >
          <option value="">{t('as_in_settings')}</option>
          {EFFORTS.map((one) => (
            <option key={one} value={one}>
              {t(EFFORT_NAMES[one])}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}

/** A form that takes the focus, and is left by Escape. */
function useFormKeys(onClose: () => void): {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly first: RefObject<HTMLInputElement | null>;
} {
  const form = useRef<HTMLFormElement>(null);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  useEffect(() => {
    const element = form.current;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      event.preventDefault();
      onClose();
    };
    element?.addEventListener('keydown', press);
    return () => element?.removeEventListener('keydown', press);
  }, [onClose]);
  return { form, first };
}
