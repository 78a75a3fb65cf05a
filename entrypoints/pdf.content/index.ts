import { browser, defineContentScript } from '#imports';
import type { PdfCapture, PdfFault } from '@/utils/pdf/pdf-capture';
import { cmapRequest, readCMapAnswer } from '@/utils/pdf/cmap-message';
import { fetchPdf } from '@/utils/pdf/fetch-pdf';
import { readPdf } from '@/utils/pdf/read-pdf';

/**
 * Reads the PDF that a tab shows; injected beside the browser's viewer, whose text a script can't see. The script may
 * fetch the file once more as the page itself may, with its cookies, and from `blob:` where it may run there.
 */
export default defineContentScript({
  registration: 'runtime',
  // Without a global, WXT's build returns nothing from the script.
  globalName: true,
  // The page need not know.
  noScriptStartedPostMessage: true,
  async main(): Promise<PdfCapture | PdfFault> {
    const url = location.href;
    const data = await fetchPdf(url);
    if ('fault' in data) return data;
    return readPdf(data, {
      url,
      readCMap: async (filename) => readCMapAnswer(await browser.runtime.sendMessage(cmapRequest(filename))),
      pause,
    });
  },
});

/** Lets other tasks run. Unlike a timer's, this task is not delayed in a background tab. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
