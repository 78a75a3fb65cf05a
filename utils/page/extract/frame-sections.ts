import { frameHeading } from '../../text/frame-heading';
import { blocksOf, headingText } from '../../text/markdown-blocks';
import { HEADINGS } from '../dom/block-elements';
import { FOREIGN, headingOver, siteOfFrame } from '../dom/frame-marks';

/** The text of a frame of another site, taken out of the page. */
interface TakenFrame {
  readonly host: string;
  /** A copy of the page's heading over the frame; null where none stands there. */
  readonly heading: Element | null;
  readonly content: Document;
}

/** The level of the heading with the site. */
const LEVEL = 2;
const DEEPEST = 6;

/**
 * Takes the text of frames of other sites out of a copy of the page, in its order, those within them too. The heading
 * that stands over one goes along, where the page says nothing else under it.
 */
export function takeFrames(body: Element): readonly TakenFrame[] {
  const boxes = [...body.querySelectorAll(FOREIGN)].filter((box) => (box.textContent ?? '').trim() !== '');
  const headings = boxes.map(headingOver);
  const frames = boxes.map((box, index) => ({
    box,
    host: siteOfFrame(box) ?? '',
    heading: (headings[index]?.cloneNode(true) as Element | undefined) ?? null,
    content: box.ownerDocument.implementation.createHTMLDocument(''),
  }));
  // The inner ones first, or they would go with those around them.
  for (const { box, content } of frames.toReversed()) {
    box.remove();
    content.body.append(...box.childNodes);
  }
  for (const heading of new Set(headings)) if (heading && !hasTextUnder(heading, body)) heading.remove();
  return frames;
}

/** True if something stands under a heading, other than the next heading of its rank. */
function hasTextUnder(heading: Element, body: Element): boolean {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  walker.currentNode = heading;
  while (walker.nextNode()) {
    const { currentNode: text } = walker;
    if (heading.contains(text) || (text.nodeValue ?? '').trim() === '') continue;
    const next = text.parentElement?.closest(HEADINGS);
    return !next || next.localName > heading.localName;
  }
  return false;
}

/**
 * The text of a frame as a section of its own, under its site. `heading` is the line of the page's heading over it, as
 * Markdown, or empty. Headings of the frame stand below, so that none begins a part of the page.
 */
export function frameSection(host: string, heading: string, text: string): string {
  const over = heading === '' ? [] : [`${'#'.repeat(LEVEL + 1)} ${headingText(heading)}`];
  const below = lowered(text, LEVEL + over.length);
  return [`${'#'.repeat(LEVEL)} ${frameHeading(host)}`, ...over, below].join('\n\n');
}

function lowered(markdown: string, levels: number): string {
  return blocksOf(markdown)
    .map(({ type, level, start, end }) => {
      const block = markdown.slice(start, end);
      if (type !== 'heading') return block;
      return block.replace(/#+/, '#'.repeat(Math.min(DEEPEST, level + levels)));
    })
    .join('');
}
