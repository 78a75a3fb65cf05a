import { Refused } from '../chat/refused';
import type { PageReading } from '../page/reading';
import type { ReadTab } from '../protocol/commands';
import { capturePage } from '../tab/access';
import { capturePdf } from '../tab/access-pdf';
import { pageKey } from '../text/page-key';

/** Reads the tab's page. Throws `Refused` where the tab can't be read, or shows another page than was meant. */
export async function readTabPage({
  tabId,
  pageKey: meant,
  mode,
  mayOpenTranscript,
  isQuiet,
  taken,
}: Omit<ReadTab, 'conversationId'>): Promise<PageReading> {
  const page = await capturePage(tabId, mode, { mayOpenTranscript, isQuiet, taken });
  const capture = 'kind' in page && page.kind === 'page-pdf' ? await capturePdf(tabId) : page;
  if ('kind' in capture) throw new Refused(capture);
  if (pageKey(capture.url) !== meant) throw new Refused({ kind: 'page-changed', message: '' });
  const { url, title, site, byline, published, language, markdown: text, leftOut, parts } = capture;
  return { url, title, site, byline, published, language, mode, leftOut, parts, taken: capture.taken, text };
}
