/** Showing a passage in the tab that it was read from, from the background. */
import { browser } from '#imports';
import type { NumberedTarget, PassageTarget, Shown } from '../page/passage-target';
import { framesApart } from './access-frames';
import { callInjected, inject } from './access-injected';
import { note } from '../diagnostics/log';

/**
 * Scrolls a tab to a passage and highlights it, until the next one is shown or `hidePassage` is called. In a
 * PDF it goes to the page, in a recording to the second. `absent` where the page no longer has the passage,
 * and where the tab may not be read; `hidden` where the page has it and does not show it.
 */
export async function showPassage(tabId: number, target: PassageTarget): Promise<Shown> {
  try {
    if (target.pdfPage !== null) return await showPdfPage(tabId, target.pdfPage);
    // The previous one may be highlighted in another frame.
    await removeMarks(tabId);
    const first = await showIn(tabId, 0, target);
    if (first === 'shown') return first;
    const others = [];
    for (const { id } of await framesApart(tabId)) {
      const shown = await showIn(tabId, id, target);
      others.push(shown);
      if (shown !== 'shown') continue;
      await callInjected({ tabId }, 'heedEscape');
      return shown;
    }
    return [first, ...others].includes('hidden') ? 'hidden' : 'absent';
  } catch (error) {
    note('citations', 'gone', error);
    // The tab is closed, shows another page, or may no longer be read.
    return 'absent';
  }
}

/**
 * Highlights several passages of a tab at once, each with its number beside it; the result has one entry for each, as of
 * `showPassage`.
 */
export async function showPassages(
  tabId: number,
  passages: readonly NumberedTarget[],
): Promise<readonly Shown[]> {
  let shown: readonly Shown[] = passages.map(() => 'absent');
  async function showRest(frameId: number): Promise<void> {
    const missing = passages.map((passage, i) => (shown[i] === 'absent' ? passage : null));
    const frame = { tabId, frameIds: [frameId] };
    await inject(frame, 'passage');
    const here = await callInjected(frame, 'showPassages', missing);
    shown = shown.map((before, i) => (before === 'absent' ? (here?.[i] ?? before) : before));
  }
  try {
    await removeMarks(tabId);
    await showRest(0);
    const isHere = shown.some((one) => one !== 'absent');
    for (const { id } of shown.includes('absent') ? await framesApart(tabId) : []) await showRest(id);
    if (!isHere) await callInjected({ tabId }, 'heedEscape');
  } catch (error) {
    note('citations', 'gone', error);
    // As for a single one: the rest cannot be shown.
  }
  return shown;
}

/** Removes the highlight. */
export async function hidePassage(tabId: number): Promise<void> {
  try {
    await removeMarks(tabId);
  } catch (error) {
    note('citations', 'gone', error);
    // The page is gone, and its highlight with it.
  }
}

async function removeMarks(tabId: number): Promise<void> {
  await callInjected({ tabId, allFrames: true }, 'hidePassage');
}

async function showIn(tabId: number, frameId: number, target: PassageTarget): Promise<Shown> {
  const frame = { tabId, frameIds: [frameId] };
  await inject(frame, 'passage');
  return (await callInjected(frame, 'showPassage', target)) ?? 'absent';
}

/** Makes the browser's viewer go to the page that the address names, without loading anything again. */
async function showPdfPage(tabId: number, page: number): Promise<Shown> {
  const { url } = await browser.tabs.get(tabId);
  const address = URL.parse(url ?? '');
  if (!address) return 'absent';
  address.hash = `page=${page}`;
  await browser.tabs.update(tabId, { url: address.href });
  return 'shown';
}
