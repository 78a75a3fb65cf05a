import type { ExtractedPage } from '../page/extract/extract';

/**
 * The state of a page's transcript: it is in the text; it exists, but is closed, and opening it would change
 * the page that the user sees; there is none that we know of.
 */
export type TranscriptState = 'read' | 'closed' | 'none';

/** A page as the rule for its site read it. */
export interface SitePage extends ExtractedPage {
  readonly transcript: TranscriptState;
}

/** A page to be read, and the ways to read it. */
export interface SiteSource {
  readonly document: Document;
  readonly url: URL;
  /** True if the user asked for the transcript, so that it may be opened by the page's own button. */
  readonly mayOpenTranscript: boolean;
  /** Fetches the text at an address of the page's own origin; null when it cannot be had. */
  readonly load: (address: string) => Promise<string | null>;
  /** The general extraction, for parts that a rule leaves to it. */
  readonly extract: (document: Document, url: string) => ExtractedPage;
}

/** The rule for reading one site. */
export interface SiteRule {
  /** True if this rule may know the page. */
  readonly matches: (url: URL, document: Document) => boolean;
  /** Null when the page is not what the rule expects: it is then read by the general extraction. */
  readonly read: (source: SiteSource) => SitePage | null | Promise<SitePage | null>;
}
