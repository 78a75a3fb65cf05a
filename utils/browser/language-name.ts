import { uiLanguage } from './i18n';

/** Written Chinese is known by its script, not by a country. */
const SCRIPTS: Readonly<Record<string, string>> = { 'zh-CN': 'zh-Hans', 'zh-TW': 'zh-Hant' };

/** The name of a language (BCP 47) in that of the interface. */
export function languageName(tag: string): string {
  return new Intl.DisplayNames(uiLanguage(), { type: 'language' }).of(SCRIPTS[tag] ?? tag) ?? tag;
}
