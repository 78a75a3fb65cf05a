import { useId, useState } from 'react';
import { useStore } from 'zustand';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { checkSentence } from './check-words';
import { Field } from '../kit/Field';
import { useSave } from '../state/use-save';

interface WholeNumberSettingProps {
  readonly settings: SettingsStore;
  readonly name: 'maxTokens' | 'dailyLimit' | 'monthlyLimit' | 'questionLimit';
  readonly label: string;
  readonly hint: string;
  /** The meaning of an empty field. */
  readonly placeholder: string;
  /** The warning about a number that may be saved all the same; null where there is none. */
  readonly warn?: (saved: number) => string | null;
}

/** A setting that is a whole number above zero, or nothing. */
export function WholeNumberSetting(props: WholeNumberSettingProps) {
  const { settings, name, label, hint, placeholder, warn } = props;
  const id = useId();
  const saved = useStore(settings, (state) => state.settings[name]);
  const [draft, setDraft] = useState<string | null>(null);
  const [isInvalid, setInvalid] = useState(false);
  const { isSaved, failure, save } = useSave(settings);

  const text = draft ?? (saved === null ? '' : String(saved));

  function commit() {
    const number = Number(text.trim());
    const isValid = Number.isSafeInteger(number) && number >= 0;
    setInvalid(!isValid);
    if (!isValid) return;
    const next = number > 0 ? number : null;
    if (next !== saved) void save({ [name]: next }).then((works) => works && setDraft(null));
  }

  const error = isInvalid ? t('whole_number_invalid') : failure && checkSentence(failure);
  const warning = saved === null ? null : warn?.(saved);
  return (
    <Field label={label} id={id} hint={warning ?? hint} error={error} isSaved={isSaved}>
      <input
        id={id}
        className="field"
        inputMode="numeric"
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        aria-invalid={error !== null}
        placeholder={placeholder}
        value={text}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
    </Field>
  );
}
