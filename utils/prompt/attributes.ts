import { escapeTags } from './escape-tags';

/** The attributes of a mark around text from the web; what is null or empty is left out. */
export function attributesOf(attributes: Readonly<Record<string, string | null>>): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => ` ${name}=${JSON.stringify(escapeTags(String(value)).slice(0, 500))}`)
    .join('');
}
