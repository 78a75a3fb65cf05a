import { browser } from '#imports';
import { cmapAnswer, requestedCMap } from '@/utils/pdf/cmap-message';

/**
 * Gives `pdf.content` the tables that some Chinese, Japanese and Korean files need. The tables are the same for every
 * user and part of this extension; sent this way, they need not be open to web pages.
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
