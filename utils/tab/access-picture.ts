/** Pictures of tabs and of images in them. */
import { browser } from '#imports';
import { t } from '../browser/i18n';
import { keepAlive } from '../browser/keep-alive';
import { Refused } from '../chat/refused';
import { makePicture } from '../picture/make-picture';
import type { CapturedPicture, SeenPart } from '../picture/picture';
import { fromBase64 } from '../vault/base64';
import { callInjected, captureSeen, inject, refuseListedSight } from './access-injected';

/**
 * A picture of what is seen of a tab: all of it, or the part that the user marks, and null where they mark none. Throws
 * `Refused` for a site that is never read; where the browser allows no picture, as after the page went on to another
 * site; and where another tab has come to the front.
 */
export async function pictureOf(tabId: number, part: 'view' | 'region'): Promise<CapturedPicture | null> {
  await orRefused(() => refuseListedSight(tabId));
  if (part === 'view') return pictureOfSeen(tabId, 'view');
  const region = await orRefused(() => keepAlive(marked(tabId)));
  return region && pictureOfSeen(tabId, 'region', region);
}

/** Passes a key on to the layer in which a part is marked. */
export async function pressRegionKey(tabId: number, key: string, isShift: boolean): Promise<void> {
  await callInjected({ tabId }, 'pressRegionKey', key, isShift);
}

/** The images of a page move as the panel opens beside it. */
const SETTLING = { tries: 8, ms: 120 };

/**
 * The image with this address in a frame; null where it is not seen. Throws as `pictureOf` does. An image that the page
 * may not read itself is pictured as it is seen, which only the page, and no frame in it, can tell.
 */
export async function pictureOfImage(
  tabId: number,
  frameId: number,
  url: string,
): Promise<CapturedPicture | null> {
  await orRefused(() => refuseListedSight(tabId));
  const target = { tabId, frameIds: [frameId] };
  await orRefused(() => inject(target, 'image'));
  const read = () => orRefused(() => callInjected(target, 'readImage', url));
  let image = await read();
  for (let tries = 0; tries < SETTLING.tries; tries += 1) {
    if (!image) return null;
    if ('url' in image) return { ...image, origin: 'image', name: await titleOf(tabId) };
    if (frameId !== 0) return null;
    const before = JSON.stringify(image);
    const picture = await pictureOfSeen(tabId, 'image', image);
    image = await read();
    if (JSON.stringify(image) === before) return picture;
    await new Promise((resolve) => setTimeout(resolve, SETTLING.ms));
  }
  return null;
}

async function marked(tabId: number): Promise<SeenPart | null> {
  await inject({ tabId }, 'region');
  const words = { label: t('mark_region'), help: t('mark_region_help') };
  return (await callInjected({ tabId }, 'markRegion', words)) ?? null;
}

async function pictureOfSeen(
  tabId: number,
  origin: CapturedPicture['origin'],
  part?: SeenPart,
): Promise<CapturedPicture> {
  const { windowId, title = '' } = await inFront(tabId);
  const url = await orRefused(() => captureSeen(tabId, windowId));
  // Whatever came to the front meanwhile is not what the user meant.
  await inFront(tabId);
  // The worker's policy lets it fetch no `data:` address.
  const image = new Blob([fromBase64(url.slice(url.indexOf(',') + 1))], { type: 'image/png' });
  const whole = part && (await createImageBitmap(image));
  const scale = whole && part ? whole.width / part.view.width : 1;
  whole?.close();
  const picture = await makePicture(
    image,
    part && { x: part.x * scale, y: part.y * scale, width: part.width * scale, height: part.height * scale },
  );
  return { ...picture, origin, name: title };
}

async function inFront(tabId: number) {
  const tab = await orRefused(() => browser.tabs.get(tabId));
  if (!tab.active) throw new Refused({ kind: 'page-changed', message: '' });
  return tab;
}

async function titleOf(tabId: number): Promise<string> {
  return (await orRefused(() => browser.tabs.get(tabId))).title ?? '';
}

/** Turns the browser's refusal into a failure that says what helps. */
async function orRefused<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new Refused({ kind: 'no-picture', message });
  }
}
