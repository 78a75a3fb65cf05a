import { Refused } from '../chat/refused';
import type { PageCapture } from '../page/capture';
import type { LeftPart } from '../page/account/left-parts';
import type { LeftOut, PageReading } from '../page/reading';
import { takeIn } from '../page/take-in';
import type { ReadTab } from '../protocol/commands';
import { settingsItem } from '../settings/settings';
import { capturePage } from '../tab/access';
import { capturePdf } from '../tab/access-pdf';
import { withoutFaceless } from '../text/faceless';
import { pageKey } from '../text/page-key';
import { maskSecrets } from '../text/secrets';

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
  const { url, site, published, language, leftOut } = capture;
  const { markdown, ...within } = takeIn(capture.markdown, capture.parts, taken);
  const { hidesContacts } = await settingsItem.getValue();
  const masked = maskSecrets([capture.title, capture.byline ?? '', markdown, ...within.parts.map(textOf)], {
    contacts: hidesContacts,
    shown: taken,
  });
  const [title = '', byline = '', text = '', ...texts] = masked.texts;
  const secrets = masked.hidden.map((secret): LeftOut => ({ type: 'secret', ...secret }));
  return {
    url,
    title,
    site,
    byline: byline || null,
    published,
    language,
    mode,
    text,
    parts: within.parts.map((part, index) => ({ ...part, text: texts[index] ?? '' })),
    taken: [...within.taken, ...masked.shown],
    leftOut: [...leftOut, ...within.leftOut, ...secrets],
  };
}

function textOf({ text }: LeftPart): string {
  return text;
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
