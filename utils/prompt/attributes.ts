import { escapeTags } from './escape-tags';

/** The attributes of a tag around text from the web; null and empty ones are left out. */
export function attributesOf(attributes: Readonly<Record<string, string | null>>): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => ` ${name}=${JSON.stringify(escapeTags(String(value)).slice(0, 500))}`)
    .join('');
}
