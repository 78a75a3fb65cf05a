import { extractPage, type ExtractedPage } from '../page/extract/extract';
import { loadSameOrigin } from './load-same-origin';
import { readMediaPage } from './media-page';
import type { SitePage, SiteSource } from './site-page';
import { SITE_RULES } from './site-rules';

export interface ReadSiteOptions {
  /**
   * True if the user asked for the transcript: it may be opened by the page's own button. False by default.
   */
  readonly mayOpenTranscript?: boolean;
  /** The reader of the text around a transcript; `extractPage` by default. */
  readonly extract?: (document: Document, url: string) => ExtractedPage;
  /** The page's server's answers so far, kept while a page is read again and again: it is asked once. */
  readonly loaded?: Map<string, Promise<string | null>>;
}

/**
 * Reads a page by the rule for its site, or by the transcript in it; null when the general extraction is
 * right.
 *
 * Looks at the live page, and requests only from the page's own server, and only what the page does not hold.
 * A rule that fails or finds an unknown page counts as none. Never throws.
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
