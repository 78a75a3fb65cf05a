/** A picture in a message, as the server sees it. */
export interface SeenPicture {
  /** `JPEG` or `PNG`, and its pixels. */
  readonly format: string;
  readonly width: number;
  readonly height: number;
}

/** The tokens that a picture costs (MoonshotAI/kimi-help-center). */
export const PICTURE_TOKENS = 1024;

const DATA_URL = /^data:image\/(?:png|jpeg|webp|gif);base64,([A-Za-z0-9+/]+={0,2})$/;

/** The parts of a message that comes in parts: its text, and its pictures; or the reason why it is refused. */
export function readParts(
  parts: readonly unknown[],
  index: number,
): { readonly content: string; readonly pictures: readonly SeenPicture[] } | { readonly reason: string } {
  const texts: string[] = [];
  const pictures: SeenPicture[] = [];
  for (const [at, part] of parts.entries()) {
    const place = `messages[${index}].content[${at}]`;
    const { type, text, image_url: image } = membersOf(part);
    if (type === 'text') {
      if (typeof text !== 'string' || text.trim() === '')
        return { reason: `${place}.text must not be empty.` };
      texts.push(text);
    } else if (type === 'image_url') {
      const { url } = membersOf(image);
      const data = typeof url === 'string' ? DATA_URL.exec(url)?.[1] : undefined;
      // Moonshot loads nothing from elsewhere.
      if (data === undefined) return { reason: `${place}.image_url.url must be a base64 data URL.` };
      const seen = seenIn(Buffer.from(data, 'base64'));
      if (!seen) return { reason: `${place}: the image could not be decoded.` };
      pictures.push(seen);
    } else {
      return { reason: `${place}.type must be one of text, image_url.` };
    }
  }
  return { content: texts.join('\n'), pictures };
}

function seenIn(bytes: Buffer): SeenPicture | null {
  if (bytes.subarray(0, 8).equals(Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1')) && bytes.length >= 24)
    return { format: 'PNG', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  return bytes.length > 3 && bytes.readUInt16BE(0) === 0xff_d8 ? seenInJpeg(bytes) : null;
}

/** Reads the size out of the frame header, which comes after other segments. */
function seenInJpeg(bytes: Buffer): SeenPicture | null {
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame)
      return { format: 'JPEG', width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
