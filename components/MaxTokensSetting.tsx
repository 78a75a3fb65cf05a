import { useId, useState } from 'react';
import { useStore } from 'zustand';
import type { SettingsStore } from '@/utils/settings-store';
import { t } from '@/utils/i18n';
import { failureSentence } from './failure-words';
import { Field } from './Field';
import { useSave } from './use-save';

interface MaxTokensSettingProps {
  readonly settings: SettingsStore;
}

/** How many tokens an answer may take; empty leaves it to the server. */
export function MaxTokensSetting({ settings }: MaxTokensSettingProps) {
  const id = useId();
  const saved = useStore(settings, (state) => state.settings.maxTokens);
  const [draft, setDraft] = useState<string | null>(null);
  const [isInvalid, setInvalid] = useState(false);
  const { isSaved, failure, save } = useSave(settings);

  const text = draft ?? (saved === null ? '' : String(saved));

  function commit() {
    const number = Number(text.trim());
    const isValid = Number.isSafeInteger(number) && number >= 0;
    setInvalid(!isValid);
    if (!isValid) return;
    const maxTokens = number > 0 ? number : null;
    if (maxTokens !== saved) void save({ maxTokens }).then((works) => works && setDraft(null));
  }

  const error = isInvalid ? t('max_tokens_invalid') : failure && failureSentence(failure);
  return (
    <Field label={t('max_tokens')} id={id} hint={t('max_tokens_hint')} error={error} isSaved={isSaved}>
      <input
        id={id}
        className="field"
        inputMode="numeric"
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        aria-invalid={error !== null}
        placeholder={t('max_tokens_default')}
        value={text}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
    </Field>
  );
}
