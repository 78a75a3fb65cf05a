import { siteOf } from '../../text/page-key';
import type { FrameHtml } from './visible-dom';

/** A frame of another origin as it sees itself. */
export interface FrameSurvey {
  /**
   * Its position among the frames of its parent, from the page downwards; -1 where it is in a shadow tree.
   */
  readonly path: readonly number[];
  readonly url: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** True if the document around it may not look into it. */
  readonly isApart: boolean;
}

/** A frame whose text is missing. */
export interface MissedFrame {
  /** Its site, without `www.`; empty where it has none. */
  readonly host: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** The text of a frame, as it was read there. */
export interface FrameReading {
  /** As `snapshot` made it. */
  readonly html: string;
  /** The frames within it that were not read. */
  readonly missed: readonly MissedFrame[];
}

/** The text of a frame of another origin. */
export interface FrameText extends FrameSurvey, FrameReading {}

/**
 * Describes the frame it runs in. The function is injected by itself, so it uses nothing outside its own
 * body.
 */
export function surveyFrame(): FrameSurvey {
  const path: number[] = [];
  for (let frame: Window = window; frame !== frame.parent; frame = frame.parent) {
    const { parent } = frame;
    let index = parent.length - 1;
    while (index >= 0 && parent[index] !== frame) index -= 1;
    path.unshift(index);
  }
  return {
    path,
    url: location.href,
    width: innerWidth,
    height: innerHeight,
    isApart: window !== parent && frameElement === null,
  };
}

/**
 * Finds the text of a frame's element among those that were read, and notes the frames without one.
 *
 * A frame is told by its window, since positions among windows are the same seen from either side. A frame in
 * a shadow tree has no such position: there, site and size must do.
 */
export function createFrameTexts(page: Window, texts: readonly FrameText[]) {
  const byWindow = new Map(texts.map((text) => [windowAt(page, text.path), text]));
  const missed = new Map<Element, readonly MissedFrame[]>();

  return {
    htmlOf(element: Element): FrameHtml | null {
      const frame = element as HTMLIFrameElement;
      const text = (frame.contentWindow && byWindow.get(frame.contentWindow)) ?? lookalike(frame, texts);
      if (text) {
        missed.set(element, text.missed);
        const isOwn = URL.parse(text.url)?.origin === page.location?.origin;
        return { html: text.html, host: isOwn ? null : siteOf(text.url) };
      }
      const { width, height } = frame.getBoundingClientRect();
      const size = { width: Math.round(width), height: Math.round(height) };
      if (/^(?!about:)\w/.test(frame.src)) missed.set(element, [{ host: siteOf(frame.src), ...size }]);
      return null;
    },
    /** The frames without a text, those within other frames too. */
    missed: (): readonly MissedFrame[] => [...missed.values()].flat(),
  };
}

function windowAt(page: Window, path: readonly number[]): Window | null {
  let found: Window | undefined = page;
  for (const index of path) found = index < 0 ? undefined : found?.[index];
  return found ?? null;
}

function lookalike(frame: HTMLIFrameElement, texts: readonly FrameText[]): FrameText | null {
  const alike = texts.filter(
    ({ path, url, width, height }) =>
      path.includes(-1) &&
      siteOf(url) === siteOf(frame.src) &&
      Math.abs(width - frame.clientWidth) <= 1 &&
      Math.abs(height - frame.clientHeight) <= 1,
  );
  return (alike.length === 1 && alike[0]) || null;
}
