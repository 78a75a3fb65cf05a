import { note } from '../diagnostics/log';
import { languageTag } from './page-facts';

export interface LanguageChoice {
  /** BCP 47, `auto` for `fallback`, or `page` for the language of the page. */
  readonly language: string;
  readonly fallback: string;
}

/** The language of the answer, as the model is told it: “Japanese (ja)”. */
export function answerLanguage(pageLanguage: string | null, { language, fallback }: LanguageChoice): string {
  const code =
    language === 'auto'
      ? fallback
      : language === 'page'
        ? (languageTag(pageLanguage ?? '') ?? fallback)
        : language;
  try {
    const locale = new Intl.Locale(code);
    // Chinese is named by its script: “Chinese (China)” says less to a model than “Simplified Chinese”.
    const named = locale.language === 'zh' ? `zh-${locale.maximize().script}` : code;
    return `${new Intl.DisplayNames(['en'], { type: 'language' }).of(named) ?? code} (${code})`;
  } catch (error) {
    note('page', 'not-understood', error);
    // A tag may have the form of one, and still be none.
    return fallback;
  }
}
