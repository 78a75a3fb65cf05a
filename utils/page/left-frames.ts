import type { MissedFrame } from './dom/frame-text';
import type { LeftOut } from './reading';

/** The least share of the view for a frame to be a part of the page that its readers miss. */
const MIN_SHARE = 0.5;

/** The room that a character of text takes, with what is between the lines, in square pixels. */
const CHARACTER = 250;

interface Page {
  /** Of the view, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Of the text that was read. */
  readonly characters: number;
}

/**
 * The frames that were not read, one for each site: its largest. One that holds most of the view, or has room for as
 * much text as all that was read, counts as content.
 */
export function leftFrames(missed: readonly MissedFrame[], page: Page): readonly LeftOut[] {
  const bySite = Map.groupBy(missed, ({ host }) => host);
  return [...bySite].map(([host, frames]) => {
    const [largest] = frames.toSorted((one, other) => areaOf(other) - areaOf(one));
    return {
      type: 'frame',
      host,
      width: largest?.width ?? 0,
      height: largest?.height ?? 0,
      content: frames.filter((frame) => isContent(frame, page)).length,
    };
  });
}

function isContent(frame: MissedFrame, { width, height, characters }: Page): boolean {
  const inView = Math.min(frame.width, width) * Math.min(frame.height, height);
  return inView >= MIN_SHARE * width * height || areaOf(frame) >= CHARACTER * characters;
}

function areaOf({ width, height }: MissedFrame): number {
  return width * height;
}
