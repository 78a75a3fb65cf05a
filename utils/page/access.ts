/** Reading a tab from the background: by the scripts that are injected on demand, and only then. */
import { browser } from '#imports';
import type { Failure } from '../chat/failure';
import type { PageCapture, SelectionCapture } from './capture';

/** Fewer characters than this are no page to answer from: a login wall, a canvas, a spinner. */
const EMPTY_CHARACTERS = 80;

/** Reads a tab. Gives a failure instead where the browser does not allow it, or there is nothing to read. */
export async function capturePage(tabId: number): Promise<PageCapture | Failure> {
  let capture: PageCapture | undefined;
  try {
    const [frame] = await browser.scripting.executeScript({
      target: { tabId },
      files: ['/content-scripts/page.js'],
    });
    capture = frame?.result as PageCapture | undefined;
  } catch (error) {
    return { kind: 'page-unreadable', message: error instanceof Error ? error.message : String(error) };
  }
  if (!capture) return { kind: 'page-unreadable', message: '' };
  if (capture.contentType === 'application/pdf') return { kind: 'page-pdf', message: '' };
  if (capture.markdown.length < EMPTY_CHARACTERS) return { kind: 'page-empty', message: '' };
  return capture;
}

/** The selection in a frame of a tab; null when nothing is selected. Throws when the tab may not be read. */
export async function captureSelection(tabId: number, frameId = 0): Promise<SelectionCapture | null> {
  const [frame] = await browser.scripting.executeScript({
    target: { tabId, frameIds: [frameId] },
    files: ['/content-scripts/selection.js'],
  });
  return (frame?.result as SelectionCapture | null | undefined) ?? null;
}
