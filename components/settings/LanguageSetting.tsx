import { useId } from 'react';
import { useStore } from 'zustand';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { t, uiLanguage } from '@/utils/browser/i18n';
import { languageName } from '@/utils/browser/language-name';
import { Field } from '../kit/Field';
import { checkSentence } from './check-words';
import { LANGUAGES } from '../state/languages';
import { Select } from '../kit/Select';
import { useSave } from '../state/use-save';

interface LanguageSettingProps {
  readonly settings: SettingsStore;
}

/**
 * The language of the answers, and that of translations: a user with answers in the page's language reads
 * another.
 */
export function LanguageSetting({ settings }: LanguageSettingProps) {
  return (
    <>
      <LanguageChoice settings={settings} name="language" />
      <LanguageChoice settings={settings} name="translateInto" />
    </>
  );
}

interface LanguageChoiceProps extends LanguageSettingProps {
  readonly name: 'language' | 'translateInto';
}

function LanguageChoice({ settings, name }: LanguageChoiceProps) {
  const id = useId();
  const language = useStore(settings, (state) => state.settings[name]);
  const { isSaved, failure, save } = useSave(settings);
  const isOfAnswers = name === 'language';

  function choose(next: string) {
    void save(isOfAnswers ? { language: next } : { translateInto: next });
  }

  return (
    <Field
      label={t(isOfAnswers ? 'answer_language' : 'translate_into')}
      id={id}
      error={failure && checkSentence(failure)}
      isSaved={isSaved}
    >
      <Select id={id} value={language} onChoose={choose}>
        <option value="auto">{t('language_auto', languageName(uiLanguage()))}</option>
        {isOfAnswers && <option value="page">{t('language_page')}</option>}
        {LANGUAGES.map((tag) => (
          <option key={tag} value={tag}>
            {languageName(tag)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
