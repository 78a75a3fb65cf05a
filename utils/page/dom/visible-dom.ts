/** How a page is looked at: what a document does not show of itself, and which part of it is meant. */
export interface VisibleDom {
  /** The shadow root of an element, open or closed. */
  readonly shadowRootOf: (element: Element) => ShadowRoot | null;
  /** The text of a frame that the page itself may not look into, as HTML that `snapshot` made there. */
  readonly frameHtml: (frame: Element) => string | null;
  /** All that a list has shown, in order, where it keeps only a few of its items in the document. */
  readonly itemsOf: (list: Element) => readonly Node[] | null;
  /** Whether a node has to do with the part that is meant. */
  readonly covers: (node: Node) => boolean;
  /** What of a text is meant. */
  readonly shownTextOf: (text: Node) => string;
}

/** All of a page, as scripts see it. */
export const VISIBLE_TO_SCRIPTS: VisibleDom = {
  shadowRootOf: (element) => element.shadowRoot,
  frameHtml: () => null,
  itemsOf: () => null,
  covers: () => true,
  shownTextOf: (text) => text.nodeValue ?? '',
};
