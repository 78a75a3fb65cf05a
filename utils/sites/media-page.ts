import { readTracks, type MediaTracks } from './media-tracks';
import type { SitePage, SiteSource } from './site-page';
import { chapterList, transcriptMarkdown } from './transcript';
import { isTranscriptName, readTranscriptPanel, type ShownTranscript } from './transcript-panel';

/** Fewer characters than this are a caption or two, which add nothing to the page. */
const MIN_TRANSCRIPT = 80;

/** A recording that plays in a frame. */
const PLAYER = 'iframe:is([src*=player],[src*=embed],[src*=video],[src*=podcast])';

/**
 * Reads any page with a recording and its words: in a `track` of the video or audio, or in a transcript
 * beside it. Null for every other page.
 */
export async function readMediaPage(source: SiteSource): Promise<SitePage | null> {
  const { document, url, extract } = source;
  const media = [...document.querySelectorAll<HTMLMediaElement>('video,audio')];
  if (media.length === 0 && !document.querySelector(PLAYER)) return null;

  const recordings = await Promise.all(media.map((element) => readTracks(element, source)));
  const texts = recordings.map(tracksMarkdown).filter((text) => text !== '');
  const page = (): ReturnType<typeof extract> => extract(document, url.href);
  if (texts.join('').length >= MIN_TRANSCRIPT) return withTranscript(page(), texts.join('\n\n---\n\n'));

  const shown = readTranscriptPanel(document);
  if (!shown) return null;
  const general = page();
  const text = transcriptMarkdown(shown.cues, shown.chapters);
  return withTranscript({ ...general, markdown: withoutRows(general.markdown, shown) }, text);
}

function tracksMarkdown({ cues, chapters }: MediaTracks): string {
  return cues.length > 0 ? transcriptMarkdown(cues, chapters) : chapterList(chapters);
}

function withTranscript(page: ReturnType<SiteSource['extract']>, text: string): SitePage {
  const markdown = `${page.markdown}\n\n## Transcript\n\n${text}`.trim();
  return { ...page, markdown, transcript: 'read' };
}

/** The page's text without the lines that the transcript repeats, and without their time stamps. */
function withoutRows(markdown: string, { cues, chapters }: ShownTranscript): string {
  const said = new Set([
    ...cues.map(({ text }) => folded(text)),
    ...chapters.map(({ title }) => folded(title)),
  ]);
  const kept = markdown.split('\n').filter((line) => {
    const words = folded(line.replace(/\[?\(?\d{1,3}(?::\d{2}){1,2}\)?\]?/g, ''));
    const isTime = words === '' && /^[^|]*\d:\d{2}[^|]*$/.test(line);
    const isHeading = /^#+ /.test(line) && isTranscriptName(line) && words.length < 30;
    return !isTime && !isHeading && (words === '' || !said.has(words));
  });
  return kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function folded(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
}
