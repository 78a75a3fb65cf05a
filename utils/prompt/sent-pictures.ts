import type { Turn } from '../chat/conversation';
import type { Message } from '../kimi/message';
import { isPictureUrl, pictureTokens, type AttachedPicture, type PictureOrigin } from '../picture/picture';

interface Pictures {
  /** The `data:` addresses, by hash. */
  readonly pictures: ReadonlyMap<string, string>;
  /** False if the model sees no pictures. */
  readonly sees: boolean;
}

/** The pictures of a turn's message; none where the model sees none. A backup may hold anything under a hash. */
export function picturesOf({ attachment }: Turn, { pictures, sees }: Pictures): Pick<Message, 'pictures'> {
  if (!sees) return {};
  const sent = (attachment.pictures ?? []).flatMap((picture) => {
    const url = pictures.get(picture.hash) ?? '';
    return isPictureUrl(url) ? { url, tokens: pictureTokens(picture) } : [];
  });
  return sent.length === 0 ? {} : { pictures: sent };
}

const ORIGINS: Readonly<Record<PictureOrigin, string>> = {
  view: 'the part of the page that the user sees',
  region: 'a part of the page that the user marked',
  image: 'an image of the page',
  file: 'a file of the user’s',
  scan: 'a page of the scanned PDF',
  'scanned-page': 'a page of the scanned PDF that the user reads',
};

/** The words about the pictures of a message: their origins in order, or that they cannot be seen. */
export function toldPictures(attached: readonly AttachedPicture[], { pictures, sees }: Pictures): string {
  if (attached.length === 0) return '';
  if (!sees) return `[${attached.length} picture(s) went with this message, which you cannot see.]`;
  const told = attached.map(({ hash, origin }) =>
    isPictureUrl(pictures.get(hash) ?? '') ? ORIGINS[origin] : null,
  );
  const lost = told.filter((one) => one === null).length;
  const there = told.filter((one) => one !== null).map((origin, i) => `${i + 1}. ${origin}`);
  return [
    there.length > 0 ? `[Pictures of this message: ${there.join('; ')}.]` : '',
    lost > 0 ? `[${lost} picture(s) of this message are no longer kept.]` : '',
  ]
    .filter(Boolean)
    .join('\n');
}
