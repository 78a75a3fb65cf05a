/** The languages offered for answers and translations, BCP 47. */
export const LANGUAGES: readonly string[] = [
  'en', 'zh-CN', 'zh-TW', 'ja', 'ko', 'es', 'fr', 'de', 'pt', 'it', 'ru', 'ar', 'hi', 'vi', 'th', 'id', 'tr',
]; // prettier-ignore
