import type { SiteSource } from './site-page';
import type { Cue } from './transcript';
import { parseWebVtt } from './web-vtt';

interface Track {
  readonly address: string;
  readonly language: string;
  /** Made by speech recognition, so in the spoken language. */
  readonly isAutomatic: boolean;
}

/** A list of caption tracks in the data of the player, which is in a script of the page. */
const TRACK =
  /"baseUrl":("[^"]*\/api\/timedtext[^"]*")(?:(?!"baseUrl").)*?"vssId":"([^"]*)","languageCode":"([^"]*)"/gs;

/**
 * Loads the captions from the file that the player would load. The site answers most such requests with an
 * empty file, as they do not come from its player; that counts as none.
 */
export async function loadCaptions({ document, url, load }: SiteSource): Promise<readonly Cue[]> {
  const track = preferred(tracksIn(document, url));
  if (!track) return [];
  const address = URL.parse(track.address, url.href);
  address?.searchParams.set('fmt', 'vtt');
  const file = address ? await load(address.href) : null;
  return file === null ? [] : parseWebVtt(file);
}

/** True if the video has captions, even if they can't be loaded. */
export function hasCaptions({ document, url }: SiteSource): boolean {
  return tracksIn(document, url).length > 0;
}

/** The data of the previous video stay in the page when the application moves on. */
function tracksIn(document: Document, url: URL): readonly Track[] {
  const id = url.searchParams.get('v') ?? '';
  const script = [...document.querySelectorAll('script:not([src])')].find((element) =>
    element.textContent?.includes('"captionTracks":'),
  );
  return [...(script?.textContent ?? '').matchAll(TRACK)].flatMap(
    ([, address = '""', name = '', language = '']) => {
      const text: unknown = JSON.parse(address);
      const isThis = typeof text === 'string' && URL.parse(text, url.href)?.searchParams.get('v') === id;
      return isThis ? [{ address: text, language, isAutomatic: name.startsWith('a.') }] : [];
    },
  );
}

/** Prefers captions by hand in the spoken language, then automatic ones. */
function preferred(tracks: readonly Track[]): Track | undefined {
  const automatic = tracks.find(({ isAutomatic }) => isAutomatic);
  const written = tracks.filter(({ isAutomatic }) => !isAutomatic);
  return written.find(({ language }) => language === automatic?.language) ?? automatic ?? written[0];
}
