import { Refused } from '../chat/refused';
import type { PageCapture } from '../page/capture';
import type { PageReading } from '../page/reading';
import { takeIn } from '../page/take-in';
import type { ReadTab } from '../protocol/commands';
import { capturePage } from '../tab/access';
import { capturePdf } from '../tab/access-pdf';
import { withoutFaceless } from '../text/faceless';
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
  const read = 'kind' in page && page.kind === 'page-pdf' ? await capturePdf(tabId) : page;
  if ('kind' in read) throw new Refused(read);
  const capture = withoutHiddenWords(read);
  if (pageKey(capture.url) !== meant) throw new Refused({ kind: 'page-changed', message: '' });
  const { url, title, site, byline, published, language, leftOut } = capture;
  const { markdown: text, ...within } = takeIn(capture.markdown, capture.parts, taken);
  const all = [...leftOut, ...within.leftOut];
  return { url, title, site, byline, published, language, mode, ...within, leftOut: all, text };
}

/** A page without characters that show nothing, whatever it was read from. */
function withoutHiddenWords(capture: PageCapture): PageCapture {
  const { title, byline, markdown, parts } = capture;
  return {
    ...capture,
    title: withoutFaceless(title),
    byline: byline === null ? null : withoutFaceless(byline),
    markdown: withoutFaceless(markdown),
    parts: parts.map(({ id, kind, isContent, text }) => ({
      id,
      kind,
      isContent,
      text: withoutFaceless(text),
    })),
  };
}
