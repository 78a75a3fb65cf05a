import { findNodes, namesOf, readJsonLd, typesOf } from '../page/extract/json-ld';
import { textIn } from './posts';

export interface VideoData {
  readonly title: string | null;
  readonly channel: string | null;
  /** ISO 8601 where the page's data are of this video, else as it is shown. */
  readonly published: string | null;
  /** Empty when there is none. */
  readonly description: string;
}

/**
 * A YouTube page's facts about its video. The drawn elements count for more than the data in the page, which
 * may still be those of the previous video.
 */
export function readVideoData(document: Document, url: URL): VideoData {
  const id = url.searchParams.get('v') ?? '';
  const data = findNodes(readJsonLd(document)).find(
    (node) => typesOf(node).includes('VideoObject') && JSON.stringify(node).includes(id),
  );
  const micro = microdata(document, id);
  const shown = textIn(
    document,
    'ytd-watch-metadata h1,#above-the-fold h1,h1.title,.slim-video-information-title',
  );
  const declared = data ? namesOf(data['description'])[0] : micro('description');
  const description = drawnDescription(document);
  return {
    title: shown ?? (data ? (namesOf(data['name'])[0] ?? null) : micro('name')),
    channel:
      textIn(
        document,
        'ytd-watch-metadata ytd-channel-name a,#owner ytd-channel-name a,#owner a[href^="/@"]',
      ) ?? (data ? (namesOf(data['author'])[0] ?? null) : micro('author')),
    published:
      (data && (namesOf(data['uploadDate'])[0] ?? namesOf(data['datePublished'])[0])) ??
      micro('datePublished') ??
      micro('uploadDate'),
    description: description.length >= (declared ?? '').length ? description : (declared ?? ''),
  };
}

/** The microdata of this video and no other. */
function microdata(document: Document, id: string): (name: string) => string | null {
  const item = document.querySelector('[itemscope][itemtype$="/VideoObject"]');
  const known = item?.querySelector('[itemprop=identifier],[itemprop=videoId]')?.getAttribute('content');
  return (name) => {
    if (!item || known !== id) return null;
    const element = item.querySelector(`[itemprop=${name}]`);
    const value = element?.querySelector('[itemprop=name]') ?? element;
    return value?.getAttribute('content') ?? null;
  };
}

/**
 * The description is complete even when folded, and its lines are lines of text. The longer of two is the
 * whole one.
 */
function drawnDescription(document: Document): string {
  const TEXT =
    'yt-attributed-string,[class*=attributed-string],[class*=AttributedString],yt-formatted-string.content';
  const box =
    document.querySelector('ytd-watch-metadata ytd-text-inline-expander') ??
    document.querySelector('#description');
  const texts = [...(box?.querySelectorAll(TEXT) ?? [])].map((element) => (element.textContent ?? '').trim());
  return texts.toSorted((a, b) => b.length - a.length)[0] ?? '';
}
