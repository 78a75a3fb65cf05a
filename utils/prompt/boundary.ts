import { sha256 } from '../text/sha256';
import { attributesOf } from './attributes';
import { escapeTags } from './escape-tags';

/** In hexadecimal digits: 48 bits, more than a page could try. */
const LENGTH = 12;

/**
 * The code in the tags around text from the web. A conversation keeps its own, so that the beginning of its requests
 * stays the same and the service's cache has it. `seed` is secret: a conversation's id may be the address of its page.
 */
export async function boundaryOf({ id }: { readonly id: string }, seed: string): Promise<string> {
  return (await sha256(JSON.stringify(['boundary', seed, id]))).slice(0, LENGTH);
}

/** Text from the web in tags that it cannot close. Attributes that are null or empty are left out. */
export function fenced(
  name: 'page' | 'selection' | 'selection-context',
  boundary: string,
  text: string,
  attributes: Readonly<Record<string, string | null>> = {},
): string {
  return `<${name}-${boundary}${attributesOf(attributes)}>\n${escapeTags(text)}\n</${name}-${boundary}>`;
}
