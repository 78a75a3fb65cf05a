import type { AttachedPicture, DraftPicture } from '@/utils/picture/picture';

/** The smallest JPEG header that tells a size: what reads pictures needs no more. */
export function pictureUrl(width = 60, height = 30, seed = 0): string {
  const frame = [0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, seed, 0x11, 0];
  return `data:image/jpeg;base64,${btoa(String.fromCharCode(0xff, 0xd8, ...frame, 0xff, 0xd9))}`;
}

export function pictureWith(change: Partial<AttachedPicture> = {}): AttachedPicture {
  return { hash: 'p', width: 60, height: 30, origin: 'view', name: 'Tides', ...change };
}

export function draftPicture(change: Partial<DraftPicture> = {}): DraftPicture {
  return { ...pictureWith(), url: pictureUrl(), ...change };
}
