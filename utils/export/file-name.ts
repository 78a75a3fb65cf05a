/** Characters of a name: with its end it fits every file system. */
const LONGEST = 80;

/** Names that Windows keeps for itself. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** The name of a file for a conversation, without characters that a file system refuses. */
export function fileName(name: string, end: string): string {
  const plain = name
    .replaceAll(/[\p{C}<>:"/\\|?*]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST)
    .toWellFormed()
    .replaceAll(/^[.\s]+|[.\s\ufffd]+$/g, '');
  return `${plain === '' || RESERVED.test(plain) ? 'sidenote' : plain}.${end}`;
}
