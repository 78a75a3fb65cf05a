import { note } from '../diagnostics/log';
export interface LanguageChoice {
  /** BCP 47, `auto` for `fallback`, or `page` for the language of the page. */
  readonly language: string;
  readonly fallback: string;
}

/** The language of the answer, as the model is told it: “Japanese (ja)”. */
export function answerLanguage(pageLanguage: string | null, { language, fallback }: LanguageChoice): string {
  const code = language === 'auto' ? fallback : language === 'page' ? (pageLanguage ?? fallback) : language;
  try {
    const locale = new Intl.Locale(code);
    // Chinese is named by its script: “Chinese (China)” says less to a model than “Simplified Chinese”.
    const named = locale.language === 'zh' ? `zh-${locale.maximize().script}` : code;
    return `${new Intl.DisplayNames(['en'], { type: 'language' }).of(named) ?? code} (${code})`;
  } catch (error) {
    note('page', 'not-understood', error);
    // A page may declare a language that is no valid tag.
    return fallback;
  }
}
