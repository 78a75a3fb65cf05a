import type { FilePart } from '../pdf/file-part';
import type { CapturedPicture } from '../picture/picture';
import type { Failed, InTab } from './command-parts';
import { once, twice } from './retry';

/** The commands for pictures and files of pages, a part of `COMMANDS`. */
export const PICTURE_COMMANDS = {
  /** Pictures what is seen of a tab, or the part that the user marks there; null where they mark none. */
  capturePicture: once<InTab & { readonly part: 'view' | 'region' }, CapturedPicture | Failed | null>,
  /** Returns a part of the PDF that a tab shows, from a byte on. */
  pdfPart: twice<InTab & { readonly from: number }, FilePart | Failed>,
  /** Passes a key on to the page in which a part is marked. */
  pressRegionKey: once<InTab & { readonly key: string; readonly isShift: boolean }, void>,
  /** Returns the `data:` addresses of stored pictures, by hash. */
  picturesOf: twice<
    { readonly hashes: readonly string[] },
    readonly (readonly [hash: string, url: string])[]
  >,
} as const;
