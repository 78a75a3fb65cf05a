import { folded, widthOf } from './text-length';

/** The amount of text in an element, in the measure of `textLength`. */
export interface TextMeasure {
  /** As `textLength`. */
  readonly length: number;
  /** As `linkLength`. */
  readonly linkLength: number;
  /** The number of links in it. */
  readonly links: number;
}

/** A run of text: its folded length, and whether there is white space at its ends. */
interface Stretch {
  length: number;
  startsWithSpace: boolean;
  isAfterSpace: boolean;
}

interface Sum extends Stretch {
  linkLength: number;
  links: number;
}

const NOTHING: TextMeasure = { length: 0, linkLength: 0, links: 0 };

/**
 * Measures every element within `root` in one walk: each character is looked at once, not once for each of
 * its ancestors. Holds until the text changes; when an element is removed, only the measures of its ancestors
 * change.
 */
export function measureWithin(root: Element): (element: Element) => TextMeasure {
  const measures = new Map<Element, TextMeasure>();
  measure(root, measures);
  return (element) => measures.get(element) ?? NOTHING;
}

function measure(element: Element, measures: Map<Element, TextMeasure>): Sum {
  const sum: Sum = { length: 0, startsWithSpace: false, isAfterSpace: false, linkLength: 0, links: 0 };
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === node.TEXT_NODE || node.nodeType === node.CDATA_SECTION_NODE) {
      addText(sum, node.nodeValue ?? '');
    } else if (node.nodeType === node.ELEMENT_NODE) {
      const child = node as Element;
      const inner = measure(child, measures);
      if (child.localName === 'a') {
        sum.links += 1;
        sum.linkLength += trimmed(inner);
      }
      sum.links += inner.links;
      sum.linkLength += inner.linkLength;
      addStretch(sum, inner);
    }
  }
  measures.set(element, { length: trimmed(sum), linkLength: sum.linkLength, links: sum.links });
  return sum;
}

/** White space at the ends counts as one character until its neighbours are known. */
function trimmed({ length, startsWithSpace, isAfterSpace }: Stretch): number {
  if (length <= 1) return isAfterSpace ? 0 : length;
  return length - Number(startsWithSpace) - Number(isAfterSpace);
}

function addText(sum: Sum, text: string): void {
  const own = folded(text);
  const isAfterSpace = own.endsWith(' ');
  addStretch(sum, { length: widthOf(own), startsWithSpace: own.startsWith(' '), isAfterSpace });
}

function addStretch(sum: Sum, next: Stretch): void {
  if (next.length === 0) return;
  if (sum.length === 0) sum.startsWithSpace = next.startsWithSpace;
  sum.length += next.length - Number(sum.isAfterSpace && next.startsWithSpace);
  sum.isAfterSpace = next.isAfterSpace;
}
