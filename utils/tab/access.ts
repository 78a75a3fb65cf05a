/** Reading a tab from the background, by scripts that are injected on demand, and only then. */
import type { Failure } from '../chat/failure';
import type { PageCapture } from '../page/capture';
import type { ReadingMode } from '../page/reading';
import { readFrames } from './access-frames';
import { callInjected, inject } from './access-injected';
import { unreadable } from './unreadable';

/** A page with fewer characters has nothing to answer from: a login wall, a canvas, a spinner. */
const EMPTY_CHARACTERS = 80;

export interface CaptureOptions {
  /**
   * True if the user asked for the transcript: the page's own button may be pressed for it. False by default.
   */
  readonly mayOpenTranscript?: boolean;
  /**
   * True for a reading that the user did not ask for: the page's server is not asked again for what it
   * answered before. False by default.
   */
  readonly isQuiet?: boolean;
}

/**
 * Reads a tab, with the frames in it that may be read. Returns a failure where the browser does not allow it,
 * or there is nothing to read. May take some seconds for a page that is still drawing itself.
 */
export async function capturePage(
  tabId: number,
  mode: ReadingMode = 'main',
  { mayOpenTranscript = false, isQuiet = false }: CaptureOptions = {},
): Promise<PageCapture | Failure> {
  let capture: PageCapture | undefined;
  try {
    const frames = await readFrames(tabId);
    await inject({ tabId }, 'page');
    capture = await callInjected({ tabId }, 'readDocument', { mode, frames, mayOpenTranscript, isQuiet });
  } catch (error) {
    return unreadable(error);
  }
  if (!capture) return { kind: 'page-unreadable', message: '' };
  if (capture.contentType === 'application/pdf') return { kind: 'page-pdf', message: '' };
  if (capture.markdown.length < EMPTY_CHARACTERS) return { kind: 'page-empty', message: '' };
  return capture;
}
