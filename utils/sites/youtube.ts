import { readMetadata } from '../page/extract/metadata';
import type { SitePage, SiteRule, SiteSource, TranscriptState } from './site-page';
import { chapterList, transcriptMarkdown, type Chapter } from './transcript';
import { hasCaptions, loadCaptions } from './youtube-captions';
import { describedChapters, markedChapters } from './youtube-chapters';
import { isTranscriptOffered, openTranscript, shownTranscript } from './youtube-transcript';
import { readVideoData } from './youtube-video';

/**
 * A video on YouTube: its title, channel, date, description and chapters, and its transcript, from the first
 * of these that has one: the transcript that is open on the page; the captions' file (which the site mostly
 * leaves empty); the transcript opened by its button, only if the user asked for that.
 */
export const youtube: SiteRule = {
  matches: ({ hostname, pathname, searchParams }) =>
    /^(?:www\.|m\.)?youtube\.com$/.test(hostname) && pathname === '/watch' && searchParams.has('v'),
  read: readVideo,
};

async function readVideo(source: SiteSource): Promise<SitePage | null> {
  const { document, url, mayOpenTranscript } = source;
  const video = readVideoData(document, url);
  const metadata = readMetadata(document, url.href, {});
  const title = video.title ?? (metadata.title.replace(/ - YouTube$/, '') || null);
  if (title === null) return null;

  let shown = shownTranscript(document);
  const captions = shown ? [] : await loadCaptions(source);
  if (!shown && captions.length === 0 && mayOpenTranscript) shown = await openTranscript(document);

  const described = describedChapters(video.description);
  const marked = markedChapters(document);
  const chapters = marked.length > 0 ? marked : described;
  const cues = shown?.cues ?? captions;
  const text = transcriptMarkdown(cues, shown && shown.chapters.length > 0 ? shown.chapters : chapters);
  const isOffered = isTranscriptOffered(document) || hasCaptions(source);
  const state: TranscriptState = text !== '' ? 'read' : isOffered ? 'closed' : 'none';
  return {
    ...metadata,
    title,
    site: 'YouTube',
    byline: video.channel,
    published: video.published,
    excerpt: video.description.slice(0, 500) || null,
    markdown: markdownOf(video.description, described.length > 0 ? [] : chapters, text, state),
    transcript: state,
  };
}

const NOTES: Readonly<Record<TranscriptState, string>> = {
  read: '',
  closed: '*The transcript of this video is closed, so it was not read. It can be opened on the page.*',
  none: '*The page offers no transcript of this video.*',
};

function markdownOf(
  description: string,
  chapters: readonly Chapter[],
  transcript: string,
  state: TranscriptState,
): string {
  const list = chapters.length > 0 && transcript === '' ? `## Chapters\n\n${chapterList(chapters)}` : '';
  const parts = [
    description === '' ? '' : `## Description\n\n${description}`,
    list,
    transcript === '' ? NOTES[state] : `## Transcript\n\n${transcript}`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}
