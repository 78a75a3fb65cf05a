import { useId, useState, type FormEvent } from 'react';
import { useStore } from 'zustand';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { readBaseUrl } from './base-url';
import { Button } from '../kit/Button';
import { failureSentence } from '../failure/failure-words';
import { Field } from '../kit/Field';
import { useSave } from '../state/use-save';

interface BaseUrlSettingProps {
  readonly settings: SettingsStore;
}

/** The address of the API. It has a button, since the browser asks about a new host only after a click. */
export function BaseUrlSetting({ settings }: BaseUrlSettingProps) {
  const id = useId();
  const saved = useStore(settings, (state) => state.settings.baseUrl);
  const [draft, setDraft] = useState<string | null>(null);
  const [isInvalid, setInvalid] = useState(false);
  const { isSaved, failure, save } = useSave(settings);

  const text = draft ?? saved;

  function commit(event: FormEvent) {
    event.preventDefault();
    const baseUrl = readBaseUrl(text);
    setInvalid(baseUrl === null);
    if (baseUrl === null) return;
    setDraft(baseUrl);
    if (baseUrl !== saved) void save({ baseUrl }).then((works) => works && setDraft(null));
  }

  function tidy() {
    const baseUrl = readBaseUrl(text);
    setInvalid(baseUrl === null);
    if (baseUrl !== null) setDraft(baseUrl);
  }

  const error = isInvalid ? t('base_url_invalid') : failure && failureSentence(failure);
  return (
    <form onSubmit={commit}>
      <Field label={t('base_url')} id={id} hint={t('base_url_hint')} error={error} isSaved={isSaved}>
        <div className="setting-row">
          <input
            id={id}
            className="field"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            dir="ltr"
            aria-describedby={`${id}-hint`}
            aria-invalid={error !== null}
            placeholder={DEFAULT_SETTINGS.baseUrl}
            value={text}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={tidy}
          />
          {text !== saved && (
            <Button look="primary" type="submit">
              {t('save')}
            </Button>
          )}
        </div>
      </Field>
    </form>
  );
}
