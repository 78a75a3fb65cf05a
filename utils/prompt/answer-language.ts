export interface LanguageChoice {
  /** BCP 47, `auto` for `fallback`, or `page` for the language of the page at hand. */
  readonly language: string;
  readonly fallback: string;
}

/** The language that is answered in, as it is named to the model: “Japanese (ja)”. */
export function answerLanguage(pageLanguage: string | null, { language, fallback }: LanguageChoice): string {
  const code = language === 'auto' ? fallback : language === 'page' ? (pageLanguage ?? fallback) : language;
  try {
    const locale = new Intl.Locale(code);
    // Chinese is told apart by its script: “Chinese (China)” says less to a model than “Simplified Chinese”.
    const named = locale.language === 'zh' ? `zh-${locale.maximize().script}` : code;
    return `${new Intl.DisplayNames(['en'], { type: 'language' }).of(named) ?? code} (${code})`;
  } catch {
    // A page may declare a language that is no language tag.
    return fallback;
  }
}
