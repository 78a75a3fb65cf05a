import { surveyFrame, type FrameSurvey, type FrameText } from '../page/dom/frame-text';
import { callInjected, inAllFrames, inject } from './access-injected';
import { note } from '../diagnostics/log';

/** A smaller frame is no part of the text. In square pixels. */
const MIN_AREA = 300 * 300;

/** At most this many frames are read, the largest first. */
const MAX_FRAMES = 12;

/**
 * Milliseconds for looking at all frames, and for reading one: a page must not wait for its advertisements.
 */
const SURVEY_MS = 1000;
const FRAME_MS = 2500;

interface Frame extends FrameSurvey {
  readonly id: number;
}

/**
 * Reads the text of those frames of a tab that the pages around them may not look into, where the browser
 * lets us. Frames within such a frame are part of its text. Never throws: unreadable ones are missing.
 */
export async function readFrames(tabId: number): Promise<readonly FrameText[]> {
  const large = await framesApart(tabId);
  const depths = [...new Set(large.map(({ path }) => path.length))].toSorted((one, other) => other - one);
  let texts: readonly FrameText[] = [];
  // The innermost first, so that they are ready for those around them.
  for (const depth of depths) {
    const level = large.filter(({ path }) => path.length === depth);
    const read = await Promise.all(
      level.map((frame) => within(FRAME_MS, readFrame(tabId, frame, textsWithin(frame, texts)), null)),
    );
    texts = texts.concat(read.filter((text) => text !== null));
  }
  return texts;
}

/**
 * Lists the frames of a tab that the pages around them may not look into, as far as they may be read, largest
 * first.
 */
export async function framesApart(tabId: number): Promise<readonly Frame[]> {
  const frames = await within(SURVEY_MS, survey(tabId), []);
  return frames
    .filter(({ isApart, width, height }) => isApart && width * height >= MIN_AREA)
    .toSorted((one, other) => areaOf(other) - areaOf(one))
    .slice(0, MAX_FRAMES);
}

async function survey(tabId: number): Promise<readonly Frame[]> {
  const found = await inAllFrames(tabId, surveyFrame);
  return found.flatMap(({ frameId: id, result }) => (result ? [{ ...result, id }] : []));
}

async function readFrame(
  tabId: number,
  { id, ...frame }: Frame,
  inner: readonly FrameText[],
): Promise<FrameText | null> {
  const target = { tabId, frameIds: [id] };
  await inject(target, 'page');
  const reading = await callInjected(target, 'readFrame', inner);
  return reading ? { ...frame, ...reading } : null;
}

/**
 * The texts of frames within a frame, with their places seen from it. Nesting across shadow trees is unknown.
 */
function textsWithin({ path: outer }: FrameSurvey, texts: readonly FrameText[]): readonly FrameText[] {
  if (outer.includes(-1)) return [];
  return texts
    .filter(({ path }) => outer.every((index, depth) => path[depth] === index))
    .map(({ path, url, width, height, isApart, html, missed }) => {
      return { path: path.slice(outer.length), url, width, height, isApart, html, missed };
    });
}

function areaOf({ width, height }: FrameSurvey): number {
  return width * height;
}

/** Resolves to `instead` if `work` fails, or takes more than `ms` milliseconds. */
async function within<T, U>(ms: number, work: Promise<T>, instead: U): Promise<T | U> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<U>((resolve) => {
    timer = setTimeout(resolve, ms, instead);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    // A frame that can't be read is left out; the page around it is read all the same.
    note('page', 'not-read', error);
    return instead;
  } finally {
    clearTimeout(timer);
  }
}
