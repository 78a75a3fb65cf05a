import { useId, useState, type FormEvent } from 'react';
import { useStore } from 'zustand';
import type { SettingsStore, ShownPolicy } from '@/utils/panel/settings-store';
import { t } from '@/utils/browser/i18n';
import { readHost } from '@/utils/text/hosts';
import { Button } from '../kit/Button';
import { failureSentence } from '../failure/failure-words';
import { Field } from '../kit/Field';
import { sitesOf } from '@/utils/settings/settings';
import { Managed } from './Managed';
import { useSave } from '../state/use-save';
import { SiteList } from './SiteList';

interface NeverReadSettingProps {
  readonly settings: SettingsStore;
}

/** The sites that are never read, whatever the user clicks. */
export function NeverReadSetting({ settings }: NeverReadSettingProps) {
  const id = useId();
  const all = useStore(settings, (state) => state.settings.neverRead);
  const policy = useStore(settings, (state) => state.policy);
  const ruled = sitesOf(policy);
  const hosts = all.filter((host) => !ruled.includes(host));
  const [text, setText] = useState('');
  const [isInvalid, setInvalid] = useState(false);
  const { isSaved, failure, save } = useSave(settings);

  function add(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '') return;
    const host = readHost(text);
    setInvalid(host === null);
    if (host === null) return;
    const others = hosts.filter((one) => one !== host);
    void save({ neverRead: [...others, host].toSorted() }).then((works) => works && setText(''));
  }

  const error = isInvalid ? t('never_read_invalid') : failure && failureSentence(failure);
  return (
    <div className="setting" data-section="sites">
      <form onSubmit={add}>
        <Field label={t('never_read')} id={id} hint={t('never_read_hint')} error={error} isSaved={isSaved}>
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
      <SiteList
        label={t('never_read')}
        sites={hosts}
        nameOf={(host) => host}
        removeLabel={(host) => t('read_site_again', host)}
        onRemove={(host) => void save({ neverRead: hosts.filter((one) => one !== host) })}
        empty={t('never_read_none')}
      />
      <RuledSites policy={policy} />
    </div>
  );
}

interface RuledSitesProps {
  readonly policy: ShownPolicy;
}

/** The sites that an organisation blocks, and those that alone it allows. */
function RuledSites({ policy: { allowedSites, blockedSites } }: RuledSitesProps) {
  const sentences = [
    ...(allowedSites.length > 0 ? [t('only_sites', allowedSites.join(', '))] : []),
    ...(blockedSites.length > 0 ? [t('blocked_sites', blockedSites.join(', '))] : []),
  ];
  if (sentences.length === 0) return null;
  return (
    <>
      <p className="setting-hint">{sentences.join(' ')}</p>
      <Managed />
    </>
  );
}
