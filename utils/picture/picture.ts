/** A picture that goes with a question, without its data. */
export interface AttachedPicture {
  /** The SHA-256 of its `data:` address, under which that is stored once. */
  readonly hash: string;
  /** Pixels of what is sent. */
  readonly width: number;
  readonly height: number;
  readonly origin: PictureOrigin;
  /** The title of its page, or the name of its file; empty where there is none. */
  readonly name: string;
}

/** The place where a picture comes from. */
export type PictureOrigin =
  | 'view' // the visible part of a page
  | 'region' // a part of that, drawn by the user
  | 'image' // an image of a page
  | 'file' // a file that was chosen, dropped or pasted
  | 'scan' // a page of a file without text
  | 'scanned-page'; // a page of a PDF without text that a tab shows

/** A picture that was not asked about yet. */
export interface DraftPicture extends AttachedPicture {
  /** The `data:` address. */
  readonly url: string;
}

/** A picture as it was just made. */
export type MadePicture = Omit<DraftPicture, 'hash' | 'origin' | 'name'>;

/** The same with the place that it comes from. */
export type CapturedPicture = Omit<DraftPicture, 'hash'>;

/** The most pictures of one question: more than a person looks at at once, and still a small request. */
export const MOST_PICTURES = 8;

/**
 * The longest side of a picture that is sent, in pixels. Kimi takes more (4K), but no text on a usual screen needs it,
 * and a picture costs by its area.
 */
const LONGEST_SIDE = 1568;

/** Kimi's vision encoder makes one token of a square of 28 pixels (MoonViT: patches of 14, merged two by two). */
const TOKEN_SIDE = 28;

/** The tokens of a picture, as estimated from its size. */
export function pictureTokens({ width, height }: Pick<AttachedPicture, 'width' | 'height'>): number {
  return Math.max(1, Math.ceil(width / TOKEN_SIDE) * Math.ceil(height / TOKEN_SIDE));
}

/** The size at which a picture is sent: as it is, or smaller in the same proportions. At least one pixel. */
export function sizeToSend(
  width: number,
  height: number,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

const DATA_URL = /^data:image\/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/]+={0,2}$/;

/** True if a text is the `data:` address of a picture in a format that the API takes. */
export function isPictureUrl(text: string): boolean {
  return DATA_URL.test(text);
}

/** A part of what is seen of a page, in CSS pixels from its upper left corner, and the size of all that is seen. */
export interface SeenPart {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly view: { readonly width: number; readonly height: number };
}
