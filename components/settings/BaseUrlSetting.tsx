import { useId, type FormEvent } from 'react';
import { useStore } from 'zustand';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { Button } from '../kit/Button';
import { failureSentence } from '../failure/failure-words';
import { Field } from '../kit/Field';
import { Managed } from './Managed';
import { useAddressEntry } from './use-address-entry';
import { useSave } from '../state/use-save';

interface BaseUrlSettingProps {
  readonly settings: SettingsStore;
}

/** The address of the API. It has a button, since the browser asks about a new host only after a click. */
export function BaseUrlSetting({ settings }: BaseUrlSettingProps) {
  const id = useId();
  const saved = useStore(settings, (state) => state.settings.baseUrl);
  const isManaged = useStore(settings, ({ policy }) => policy.baseUrl !== undefined);
  const entry = useAddressEntry(saved);
  const { isSaved, failure, save } = useSave(settings);

  function commit(event: FormEvent) {
    event.preventDefault();
    const baseUrl = entry.tidy();
    if (baseUrl === null || baseUrl === saved) return;
    void save({ baseUrl }).then((works) => works && entry.reset());
  }

  const error = entry.isInvalid ? t('base_url_invalid') : failure && failureSentence(failure);
  return (
    <form onSubmit={commit}>
      <Field
        label={t('base_url')}
        id={id}
        hint={entry.cut === '' ? t('base_url_hint') : t('base_url_cut', entry.cut)}
        error={error}
        isSaved={isSaved}
      >
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
            disabled={isManaged}
            value={entry.text}
            onChange={(event) => entry.setText(event.target.value)}
            onBlur={entry.tidy}
          />
          {entry.text !== saved && !isManaged && (
            <Button look="primary" type="submit">
              {t('save')}
            </Button>
          )}
        </div>
        {isManaged && <Managed />}
      </Field>
    </form>
  );
}
