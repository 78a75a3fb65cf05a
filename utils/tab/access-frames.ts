import { browser } from '#imports';
import { surveyFrame, type FrameSurvey, type FrameText } from '../page/dom/frame-text';
import { callInjected, inject } from './access-injected';

/** Smaller than this it is no part of the text. In square pixels. */
const MIN_AREA = 300 * 300;

/** The largest so many are read. */
const MAX_FRAMES = 12;

/** Milliseconds for all frames to be looked at, and for one to be read: a page must not wait for its advertisements. */
const SURVEY_MS = 1000;
const FRAME_MS = 2500;

interface Frame extends FrameSurvey {
  readonly id: number;
}

/**
 * What stands in those frames of a tab that the pages around them may not look into, where the browser lets us.
 * Those within such a frame come inside its text. Never throws: what can't be read is missing.
 */
export async function readFrames(tabId: number): Promise<readonly FrameText[]> {
  const large = await framesApart(tabId);
  const depths = [...new Set(large.map(({ path }) => path.length))].toSorted((one, other) => other - one);
  let texts: readonly FrameText[] = [];
  // The innermost first, so that they are at hand for those around them.
  for (const depth of depths) {
    const level = large.filter(({ path }) => path.length === depth);
    const read = await Promise.all(
      level.map((frame) => within(FRAME_MS, readFrame(tabId, frame, textsWithin(frame, texts)), null)),
    );
    texts = texts.concat(read.filter((text) => text !== null));
  }
  return texts;
}

/** The frames of a tab that the pages around them may not look into, as far as they may be read, largest first. */
export async function framesApart(tabId: number): Promise<readonly Frame[]> {
  const frames = await within(SURVEY_MS, survey(tabId), []);
  return frames
    .filter(({ isApart, width, height }) => isApart && width * height >= MIN_AREA)
    .toSorted((one, other) => areaOf(other) - areaOf(one))
    .slice(0, MAX_FRAMES);
}

async function survey(tabId: number): Promise<readonly Frame[]> {
  const found = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: surveyFrame,
    injectImmediately: true,
  });
  return found.flatMap(({ frameId: id, result }) => (result ? [{ ...result, id }] : []));
}

async function readFrame(
  tabId: number,
  { id, ...frame }: Frame,
  inner: readonly FrameText[],
): Promise<FrameText | null> {
  const target = { tabId, frameIds: [id] };
  await inject(target, 'page');
  const html = await callInjected(target, 'readFrame', inner);
  return html === undefined ? null : { ...frame, html };
}

/** Those within a frame, with their places seen from it. Which is in which can't be told from shadow trees. */
function textsWithin({ path: outer }: FrameSurvey, texts: readonly FrameText[]): readonly FrameText[] {
  if (outer.includes(-1)) return [];
  return texts
    .filter(({ path }) => outer.every((index, depth) => path[depth] === index))
    .map(({ path, url, width, height, isApart, html }) => {
      return { path: path.slice(outer.length), url, width, height, isApart, html };
    });
}

function areaOf({ width, height }: FrameSurvey): number {
  return width * height;
}

/** `instead` where `work` takes longer, in milliseconds, or fails. */
async function within<T, U>(ms: number, work: Promise<T>, instead: U): Promise<T | U> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<U>((resolve) => {
    timer = setTimeout(resolve, ms, instead);
  });
  try {
    return await Promise.race([work, late]);
  } catch {
    return instead;
  } finally {
    clearTimeout(timer);
  }
}
