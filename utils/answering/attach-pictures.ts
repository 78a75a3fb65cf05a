import { Refused } from '../chat/refused';
import { isPictureUrl, MOST_PICTURES, type AttachedPicture, type DraftPicture } from '../picture/picture';
import type { Settings } from '../settings/settings';
import type { DiskStore } from '../storage/store';
import { blindness, seesPictures } from './sight';

interface AttachPicturesOptions {
  readonly store: DiskStore;
  readonly settings: Settings;
  readonly model: string;
  readonly conversationId: string;
}

/**
 * Keeps the pictures of a question, each under its hash. Throws `Refused` where the model sees none, or one of them is no
 * picture; nothing is kept then.
 */
export async function attachPictures(
  pictures: readonly DraftPicture[],
  { store, settings, model, conversationId }: AttachPicturesOptions,
): Promise<readonly AttachedPicture[]> {
  if (pictures.length === 0) return [];
  if ((await seesPictures(settings, model)) === false) throw await blindness(settings, model);
  if (pictures.length > MOST_PICTURES || !pictures.every(({ url }) => isPictureUrl(url)))
    throw new Refused({ kind: 'picture-lost', message: '' });
  return Promise.all(
    pictures.map(async ({ url, hash: _hash, ...picture }) => ({
      ...picture,
      hash: await store.saveText(url, conversationId),
    })),
  );
}
