import { sizeToSend, type MadePicture } from './picture';

/** A part of a picture, in its own pixels. */
export interface PicturePart {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A quality at which small text stays sharp. */
const QUALITY = 0.88;

/**
 * Makes the picture that is sent of an image, or of a part of it: scaled down where it is large, as JPEG, which every
 * server reads. What is transparent becomes white. Throws where it is no image that the browser can show, or one that this
 * page may not read.
 */
export async function makePicture(image: ImageBitmapSource, part?: PicturePart): Promise<MadePicture> {
  // The orientation in a photo's own data is applied, and its place and time are left behind.
  const bitmap = await createImageBitmap(image);
  try {
    const { x, y, width, height } = within(bitmap, part);
    const size = sizeToSend(width, height);
    const canvas = new OffscreenCanvas(size.width, size.height);
    // It is drawn once and read: the graphics card would have to hand it back.
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('The browser gave no canvas.');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, size.width, size.height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, x, y, width, height, 0, 0, size.width, size.height);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
    return { ...size, url: await dataUrl(blob) };
  } finally {
    bitmap.close();
  }
}

/** The part as far as it lies in the image; all of it where none is given, or none of that does. */
function within({ width, height }: ImageBitmap, part?: PicturePart): PicturePart {
  const whole = { x: 0, y: 0, width, height };
  if (!part) return whole;
  const x = Math.max(0, Math.min(width, part.x));
  const y = Math.max(0, Math.min(height, part.y));
  const right = Math.min(width, part.x + part.width);
  const bottom = Math.min(height, part.y + part.height);
  return right - x < 1 || bottom - y < 1 ? whole : { x, y, width: right - x, height: bottom - y };
}

async function dataUrl(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  // More arguments at once than this overflow the stack.
  for (let start = 0; start < bytes.length; start += 0x8000)
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  return `data:${blob.type};base64,${btoa(text)}`;
}
