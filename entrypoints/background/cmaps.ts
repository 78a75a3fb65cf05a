import { browser } from '#imports';
import { cmapAnswer, requestedCMap } from '@/utils/pdf/cmap-message';

/**
 * Gives `pdf.content` the tables with which some Chinese, Japanese and Korean files are read. They are part of
 * this extension, the same for everybody, and need not be offered to web pages for that.
 */
export function answerCMapRequests(): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, respond: (answer: unknown) => void) => {
    const filename = requestedCMap(message);
    if (filename === null || sender.id !== browser.runtime.id) return undefined;
    void readCMap(filename).then(respond, () => respond(null));
    return true;
  });
}

async function readCMap(filename: string): Promise<string> {
  const response = await fetch(new URL(filename, browser.runtime.getURL('/cmaps/' as '/')));
  return cmapAnswer(new Uint8Array(await response.arrayBuffer()));
}
