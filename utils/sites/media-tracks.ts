import type { SiteSource } from './site-page';
import type { Chapter, Cue } from './transcript';
import { cueText, parseWebVtt } from './web-vtt';

/** The content of the tracks of a video or an audio recording. */
export interface MediaTracks {
  readonly cues: readonly Cue[];
  readonly chapters: readonly Chapter[];
}

/** Milliseconds for the browser to read the track's file, which it does as soon as the track is not disabled. */
const TIME_LIMIT = 1_000;

/** Reads the tracks of one recording, in the language of the page or else the default ones. */
export async function readTracks(media: HTMLMediaElement, source: SiteSource): Promise<MediaTracks> {
  const tracks = [...media.querySelectorAll('track')];
  const spoken = tracks.filter((track) => /^(?:subtitles|captions)$/.test(kindOf(track)));
  const words = preferred(spoken, source);
  const parts = preferred(
    tracks.filter((track) => kindOf(track) === 'chapters'),
    source,
  );
  const cues = words ? await cuesOf(words, source) : [];
  const chapters = parts ? await cuesOf(parts, source) : [];
  return {
    cues,
    chapters: chapters.map(({ start, text }) => ({ start, title: text })),
  };
}

/** A track without a kind holds subtitles (HTML, "The track element"). */
function kindOf(track: Element): string {
  return track.getAttribute('kind')?.toLowerCase() ?? 'subtitles';
}

function preferred(tracks: readonly HTMLTrackElement[], { document }: SiteSource): HTMLTrackElement | null {
  const language = document.documentElement.lang.split('-')[0]?.toLowerCase() ?? '';
  const isOurs = (track: Element): boolean =>
    language !== '' && track.getAttribute('srclang')?.split('-')[0]?.toLowerCase() === language;
  return (
    tracks.find((track) => track.track?.mode === 'showing') ??
    tracks.find(isOurs) ??
    tracks.find((track) => track.default) ??
    tracks[0] ??
    null
  );
}

/** The cues that the browser has parsed already; else those of the file, where it is the page's own. */
async function cuesOf(track: HTMLTrackElement, source: SiteSource): Promise<readonly Cue[]> {
  const parsed = parsedCues(track.track);
  if (parsed.length > 0) return parsed;
  const { document, url, load } = source;
  const base = URL.parse(document.querySelector('base[href]')?.getAttribute('href') ?? '', url.href) ?? url;
  const address = URL.parse(track.getAttribute('src') ?? '', base.href);
  const file = track.hasAttribute('src') && address ? await load(address.href) : null;
  if (file !== null) return parseWebVtt(file);
  return isLoading(track) ? loaded(track) : [];
}

function parsedCues(track: TextTrack | undefined): readonly Cue[] {
  const cues: Cue[] = [];
  for (const cue of track?.cues ?? []) {
    const text = 'text' in cue && typeof cue.text === 'string' ? cue.text : '';
    cues.push({ start: cue.startTime, ...cueText(text) });
  }
  return cues;
}

/** True if the page turned it on, but its file has not arrived. */
function isLoading({ track }: HTMLTrackElement): boolean {
  return track !== undefined && track.mode !== 'disabled';
}

async function loaded(track: HTMLTrackElement): Promise<readonly Cue[]> {
  await new Promise((resolve) => {
    track.addEventListener('load', resolve, { once: true });
    track.addEventListener('error', resolve, { once: true });
    setTimeout(resolve, TIME_LIMIT);
  });
  return parsedCues(track.track);
}
