import { extractPage, type ExtractedPage } from '../page/extract/extract';
import { loadSameOrigin } from './load-same-origin';
import { readMediaPage } from './media-page';
import type { SitePage, SiteSource } from './site-page';
import { SITE_RULES } from './site-rules';

export interface ReadSiteOptions {
  /** The user asked for the transcript: it may be opened by the page's own button. False by default. */
  readonly mayOpenTranscript?: boolean;
  /** How the text around a transcript is read; `extractPage` by default. */
  readonly extract?: (document: Document, url: string) => ExtractedPage;
  /** What the page's server has answered so far, to be kept while a page is read again and again: it is asked once. */
  readonly loaded?: Map<string, Promise<string | null>>;
}

/**
 * Reads a page by what is known of its site, or of the transcript in it; null when the general way is right.
 *
 * Looks at the live page, and asks no one but the page's own server, and that only for what the page does not
 * hold. A rule that fails or finds something else than it knows counts as none. Never throws.
 */
export async function readSite(
  document: Document,
  url: string,
  { mayOpenTranscript = false, extract = extractPage, loaded = new Map() }: ReadSiteOptions = {},
): Promise<SitePage | null> {
  const address = URL.parse(url);
  if (!address) return null;
  const load = (wanted: string): Promise<string | null> => {
    const text = loaded.get(wanted) ?? loadSameOrigin(wanted, address);
    loaded.set(wanted, text);
    return text;
  };
  const source: SiteSource = { document, url: address, mayOpenTranscript, load, extract };
  try {
    const page = await SITE_RULES.find((rule) => rule.matches(address, document))?.read(source);
    return page ?? (await readMediaPage(source));
  } catch {
    return null;
  }
}
