import { createHash } from 'node:crypto';

/** The id that Chromium gives an unpacked extension: the first half of the hash of its path, in letters from a to p. */
export function extensionIdOf(folder: string): string {
  const bytes = Buffer.from(folder, process.platform === 'win32' ? 'utf16le' : 'utf8');
  const half = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  return half.replace(/./g, (digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)));
}
