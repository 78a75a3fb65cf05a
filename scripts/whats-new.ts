import { readFileSync } from 'node:fs';

/** Entries that the settings show. */
const MOST = 6;

/** The first entries of the newest version in a changelog, as plain text. */
export function whatsNew(changelog: string): readonly string[] {
  const newest = changelog.split(/^## /m)[1] ?? '';
  return Array.from(newest.matchAll(/^- (.+)$/gm), ([, entry = '']) => plain(entry)).slice(0, MOST);
}

/** Markdown without its signs. */
const plain = (entry: string): string =>
  entry
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[`*]+/g, '')
    .trim();

export const readWhatsNew = (): readonly string[] =>
  whatsNew(readFileSync(new URL('../CHANGELOG.md', import.meta.url), 'utf8'));
