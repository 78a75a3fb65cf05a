/** The text of a frame that the page itself may not look into. */
export interface FrameHtml {
  /** As `snapshot` made it there. */
  readonly html: string;
  /** Its site, where that is another one than the page's. */
  readonly host: string | null;
}

/** The ink of an element for a person who looks at the page, or unfolds what shows a way to unfold it. */
export type Ink =
  | 'seen'
  /** Its own words are not seen; elements in it may be. */
  | 'words-unseen'
  /** Nothing of it is seen. */
  | 'unseen';

/** A view of a page: it reaches what a document does not show of itself, and limits which part is meant. */
export interface VisibleDom {
  /** The shadow root of an element, open or closed. */
  readonly shadowRootOf: (element: Element) => ShadowRoot | null;
  readonly frameHtml: (frame: Element) => FrameHtml | null;
  /** All items that a list has shown, in order, where it keeps only a few of them in the document. */
  readonly itemsOf: (list: Element) => readonly Node[] | null;
  /** The ink of an element for a person; see `createInk`. */
  readonly inkOf: (element: Element, isFolded: boolean) => Ink;
  /** True if a node overlaps the part that is meant. */
  readonly covers: (node: Node) => boolean;
  /** The part of a text node that is meant. */
  readonly shownTextOf: (text: Node) => string;
}

/** All of a page, as scripts see it. */
export const VISIBLE_TO_SCRIPTS: VisibleDom = {
  shadowRootOf: (element) => element.shadowRoot,
  frameHtml: () => null,
  itemsOf: () => null,
  inkOf: () => 'seen',
  covers: () => true,
  shownTextOf: (text) => text.nodeValue ?? '',
};
