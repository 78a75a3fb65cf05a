/** The addresses that stand for files which the user gave: no page has one, and nothing opens at them. */
const PREFIX = 'file://sidenote/';

/** The address of a file, one for each content and name. `hash` is the SHA-256 of its text, in hexadecimal. */
export function givenFileUrl(hash: string, name: string): string {
  return `${PREFIX}${hash.slice(0, 16)}/${encodeURIComponent(name.toWellFormed())}`;
}

export function isGivenFile(url: string): boolean {
  return url.startsWith(PREFIX);
}
