import { readFileSync } from 'node:fs';
import type messages from '../../../public/_locales/en/messages.json';

/** The languages that Sidenote speaks, as a browser names them, and as their folders are called. */
export const LANGUAGES = [
  { locale: 'en', folder: 'en' },
  { locale: 'ja', folder: 'ja' },
  { locale: 'zh-CN', folder: 'zh_CN' },
] as const;

type Folder = (typeof LANGUAGES)[number]['folder'];

/** The words of a language, by key; with placeholders left out. */
export type Words = (key: keyof typeof messages) => string;

export function wordsOf(folder: Folder): Words {
  const file = new URL(`../../../public/_locales/${folder}/messages.json`, import.meta.url);
  const all = JSON.parse(readFileSync(file, 'utf8')) as Readonly<
    Record<string, { readonly message: string }>
  >;
  return (key) => all[key]?.message.replaceAll(/\$\w+\$/g, '') ?? '';
}
