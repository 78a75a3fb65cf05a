import { browser } from '#imports';
import type messages from '../../public/_locales/en/messages.json';

export type MessageKey = keyof typeof messages;

/** The user's words for `key`; `$1` … `$9` in them stand for the substitutions. */
export function t(key: MessageKey, ...substitutions: readonly string[]): string {
  // WXT types each key of its own; ours is their union, which its overloads do not take.
  const getMessage = browser.i18n.getMessage as (name: string, values?: string[]) => string;
  return getMessage(key, [...substitutions]) || key;
}

/** The browser's own language, BCP 47. */
export function uiLanguage(): string {
  return browser.i18n.getUILanguage();
}
