/** Showing a passage in the tab it was read from, from the background. */
import { browser } from '#imports';
import { framesApart } from './access-frames';
import { callInjected, inject } from './access-injected';
import type { PassageTarget, Shown } from './passage-target';

/**
 * How a passage is marked, on light pages and on dark ones. As a style sheet of the user it is none of the page's,
 * and holds in shadow trees too. In forced colours the user's own are used.
 */
const MARK = `
::highlight(sidenote-passage) { background-color: #ffe28a; color: #1f1a0a; }
@media (forced-colors: active) { ::highlight(sidenote-passage) { background-color: Highlight; color: HighlightText; } }
`;

/**
 * Scrolls a tab to a passage and highlights it, until the next one is shown or `hidePassage` is called. In a PDF it
 * goes to the page, in a recording to the second. `absent` where the page has no such passage any more, and where
 * the tab may not be read.
 */
export async function showPassage(tabId: number, target: PassageTarget): Promise<Shown> {
  try {
    if (target.pdfPage !== null) return await showPdfPage(tabId, target.pdfPage);
    // The one before may be marked in another frame.
    await removeMarks(tabId);
    await browser.scripting.insertCSS(sheetFor(tabId));
    if ((await showIn(tabId, 0, target)) === 'shown') return 'shown';
    for (const { id } of await framesApart(tabId)) {
      if ((await showIn(tabId, id, target)) === 'shown') return 'shown';
    }
  } catch {
    // Closed, gone to another page, or not to be read any more.
  }
  return 'absent';
}

/** Takes the highlight away, and all that was put into the tab for it. */
export async function hidePassage(tabId: number): Promise<void> {
  try {
    await removeMarks(tabId);
    await browser.scripting.removeCSS(sheetFor(tabId));
  } catch {
    // With the page the marks are gone.
  }
}

async function removeMarks(tabId: number): Promise<void> {
  await callInjected({ tabId, allFrames: true }, 'hidePassage');
}

function sheetFor(tabId: number) {
  return { target: { tabId, allFrames: true }, css: MARK, origin: 'USER' } as const;
}

async function showIn(tabId: number, frameId: number, target: PassageTarget): Promise<Shown> {
  const frame = { tabId, frameIds: [frameId] };
  await inject(frame, 'passage');
  return (await callInjected(frame, 'showPassage', target)) ?? 'absent';
}

/** The browser's viewer goes to the page that the address names, and loads nothing anew. */
async function showPdfPage(tabId: number, page: number): Promise<Shown> {
  const { url } = await browser.tabs.get(tabId);
  const address = URL.parse(url ?? '');
  if (!address) return 'absent';
  address.hash = `page=${page}`;
  await browser.tabs.update(tabId, { url: address.href });
  return 'shown';
}
