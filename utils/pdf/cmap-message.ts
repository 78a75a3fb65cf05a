/** The request of `pdf.content` to the background, since a page's process can't read our files. */
export interface CMapRequest {
  readonly type: 'pdf-cmap';
  readonly filename: string;
}

const FILENAME = /^[\w-]+\.bcmap$/u;

export function cmapRequest(filename: string): CMapRequest {
  return { type: 'pdf-cmap', filename };
}

/** The file that a message asks for; null for any other message. */
export function requestedCMap(message: unknown): string | null {
  if (typeof message !== 'object' || message === null) return null;
  if (!('type' in message) || message.type !== 'pdf-cmap' || !('filename' in message)) return null;
  const { filename } = message;
  return typeof filename === 'string' && FILENAME.test(filename) ? filename : null;
}

/** Encodes the bytes as text, since messages are JSON. */
export function cmapAnswer(data: Uint8Array): string {
  return btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(''));
}

/** Decodes the bytes. Throws on any other answer. */
export function readCMapAnswer(answer: unknown): Uint8Array {
  if (typeof answer !== 'string') throw new Error('There is no such table.');
  return Uint8Array.from(atob(answer), (character) => character.charCodeAt(0));
}
