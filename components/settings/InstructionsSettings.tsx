import { X } from 'lucide-react';
import { useId, useRef, useState, type FormEvent } from 'react';
import { useStore } from 'zustand';
import { t } from '@/utils/browser/i18n';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { readHost } from '@/utils/text/hosts';
import { Button } from '../kit/Button';
import { Field } from '../kit/Field';
import { IconButton } from '../kit/IconButton';
import { useSave } from '../state/use-save';
import { InstructionsField } from './InstructionsField';
import './InstructionsSettings.css';

interface InstructionsSettingsProps {
  readonly settings: SettingsStore;
}

/** The user's standing instructions, for every question and for those about single sites. */
export function InstructionsSettings({ settings }: InstructionsSettingsProps) {
  const root = useRef<HTMLElement>(null);
  const instructions = useStore(settings, (state) => state.settings.instructions);
  const ofSites = useStore(settings, (state) => state.settings.siteInstructions);
  const { save } = useSave(settings);

  function remove(host: string) {
    const entries = Object.entries(settings.getState().settings.siteInstructions);
    // Its button goes with it: the focus stays here.
    root.current?.querySelector('textarea')?.focus();
    void save({ siteInstructions: Object.fromEntries(entries.filter(([one]) => one !== host)) });
  }

  return (
    <section ref={root} className="settings-group" aria-labelledby="settings-instructions">
      <h2 id="settings-instructions" className="settings-group-title">
        {t('instructions')}
      </h2>
      <InstructionsField
        settings={settings}
        label={t('instructions_all')}
        hint={t('instructions_hint')}
        saved={instructions}
        changeOf={(text) => ({ instructions: text })}
      />
      {Object.entries(ofSites).map(([host, text]) => (
        <div key={host} className="site-instructions">
          <InstructionsField
            settings={settings}
            label={t('instructions_for', host)}
            saved={text}
            changeOf={(next) => ({
              siteInstructions: { ...settings.getState().settings.siteInstructions, [host]: next },
            })}
          />
          <IconButton icon={X} label={t('instructions_remove', host)} onClick={() => remove(host)} />
        </div>
      ))}
      <AddSite settings={settings} />
    </section>
  );
}

/** Adds a site that is to have instructions of its own. */
function AddSite({ settings }: InstructionsSettingsProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [isInvalid, setInvalid] = useState(false);
  const { save } = useSave(settings);

  function add(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '') return;
    const host = readHost(text);
    setInvalid(host === null);
    const { siteInstructions } = settings.getState().settings;
    if (host === null || Object.hasOwn(siteInstructions, host)) return;
    void save({ siteInstructions: { ...siteInstructions, [host]: '' } }).then(
      (works) => works && setText(''),
    );
  }

  return (
    <form onSubmit={add}>
      <Field
        label={t('instructions_site')}
        id={id}
        error={isInvalid ? t('never_read_invalid') : null}
        isSaved={false}
      >
        <div className="setting-row">
          <input
            id={id}
            className="field"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            dir="ltr"
            aria-describedby={isInvalid ? `${id}-hint` : undefined}
            aria-invalid={isInvalid}
            placeholder="example.com"
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setInvalid(false);
            }}
          />
          <Button type="submit">{t('add_site')}</Button>
        </div>
      </Field>
    </form>
  );
}
