import type { ExtractedPage } from '../page/extract/extract';

/**
 * What became of a page's transcript: it stands in the text; it is there, but closed, and opening it would
 * change what the user sees; there is none that we know of.
 */
export type TranscriptState = 'read' | 'closed' | 'none';

/** A page as the rules for its site read it. */
export interface SitePage extends ExtractedPage {
  readonly transcript: TranscriptState;
}

/** A page to be read, and what may be done for it. */
export interface SiteSource {
  readonly document: Document;
  readonly url: URL;
  /** Whether the user asked for the transcript, so that it may be opened by the page's own button. */
  readonly mayOpenTranscript: boolean;
  /** The text of an address of the page's own origin; null when it cannot be had. */
  readonly load: (address: string) => Promise<string | null>;
  /** The general way, for what a rule leaves to it. */
  readonly extract: (document: Document, url: string) => ExtractedPage;
}

/** How one site is read. */
export interface SiteRule {
  /** Whether the page may be one that this rule knows. */
  readonly matches: (url: URL, document: Document) => boolean;
  /** Null when the page is not what the rule expects: the general way reads it then. */
  readonly read: (source: SiteSource) => SitePage | null | Promise<SitePage | null>;
}
