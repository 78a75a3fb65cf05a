import { toBase64 } from '../vault/base64';

/** A part of a file, as messages carry it: they are JSON, and none is longer than 64 MB. */
export interface FilePart {
  /** Base64. */
  readonly data: string;
  /** The byte behind its last one, and the bytes of the whole file. */
  readonly end: number;
  readonly size: number;
  /** The address of the page that shows the file. */
  readonly url: string;
}

/** The bytes of a part. */
const PART = 4 * 1024 * 1024;

/** The part of a file that begins at the byte `from`. */
export function filePartOf(file: Uint8Array, from: number, url: string): FilePart {
  const part = file.subarray(from, from + PART);
  return { data: toBase64(part), end: from + part.length, size: file.length, url };
}
