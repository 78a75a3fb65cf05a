import { readFileSync } from 'node:fs';
import type messages from '../../../public/_locales/en/messages.json';

export type Key = keyof typeof messages;

const FILE = new URL('../../../public/_locales/en/messages.json', import.meta.url);
const MESSAGES = JSON.parse(readFileSync(FILE, 'utf8')) as Readonly<
  Record<Key, { readonly message: string }>
>;

/** A text of the panel, in English: walks find controls by it, so that a text may change without them. */
export function label(key: Key): string {
  return MESSAGES[key].message;
}

/** A text with values in it: matches it whole, each value a group. */
export function pattern(key: Key): RegExp {
  const parts = label(key).split(/\$\w+\$/);
  return new RegExp(`^${parts.map(RegExp.escape).join('(.*)')}$`, 's');
}
