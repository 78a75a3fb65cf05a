import { useId } from 'react';
import { useStore } from 'zustand';
import type { SettingsStore } from '@/utils/settings-store';
import { t, uiLanguage } from '@/utils/i18n';
import { Field } from './Field';
import { failureSentence } from './failure-words';
import { Select } from './Select';
import { useSave } from './use-save';

interface LanguageSettingProps {
  readonly settings: SettingsStore;
}

/** What Sidenote offers to answer in, BCP 47. */
const LANGUAGES = [
  'en', 'zh-CN', 'zh-TW', 'ja', 'ko', 'es', 'fr', 'de', 'pt', 'it', 'ru', 'ar', 'hi', 'vi', 'th', 'id', 'tr',
]; // prettier-ignore

export function LanguageSetting({ settings }: LanguageSettingProps) {
  const id = useId();
  const language = useStore(settings, (state) => state.settings.language);
  const { isSaved, failure, save } = useSave(settings);

  return (
    <Field label={t('answer_language')} id={id} error={failure && failureSentence(failure)} isSaved={isSaved}>
      <Select id={id} value={language} onChoose={(next) => void save({ language: next })}>
        <option value="auto">{t('language_auto', nameOf(uiLanguage()))}</option>
        <option value="page">{t('language_page')}</option>
        {LANGUAGES.map((tag) => (
          <option key={tag} value={tag}>
            {nameOf(tag)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Written Chinese is known by its script, not by a country. */
const SCRIPTS: Readonly<Record<string, string>> = { 'zh-CN': 'zh-Hans', 'zh-TW': 'zh-Hant' };

function nameOf(tag: string): string {
  return new Intl.DisplayNames(uiLanguage(), { type: 'language' }).of(SCRIPTS[tag] ?? tag) ?? tag;
}
