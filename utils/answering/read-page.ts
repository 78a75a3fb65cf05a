import { Refused } from '../chat/refused';
import type { PageReading } from '../page/reading';
import { takeIn } from '../page/take-in';
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
  const page = await capturePage(tabId, mode, { mayOpenTranscript, isQuiet });
  const capture = 'kind' in page && page.kind === 'page-pdf' ? await capturePdf(tabId) : page;
  if ('kind' in capture) throw new Refused(capture);
  if (pageKey(capture.url) !== meant) throw new Refused({ kind: 'page-changed', message: '' });
  const { url, title, site, byline, published, language } = capture;
  const { markdown: text, leftOut, ...within } = takeIn(capture.markdown, capture.parts, taken);
  const missing = [...capture.leftOut, ...leftOut];
  return { url, title, site, byline, published, language, mode, leftOut: missing, ...within, text };
}
