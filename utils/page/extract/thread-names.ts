import { HEADINGS } from '../dom/block-elements';
import { textOf } from '../dom/text-length';
import { DATE, isSpokenOf, kindOf, MAX_TIME, NAME, onlyText, type Bylines } from './thread-bylines';
import { startsOf } from './thread-starts';

/** The least share of the posts in which a name stands in the same place. */
const MIN_SHARE = 0.6;

/** The greatest share of names that end like a sentence; the names of people do not. */
const MAX_SENTENCES = 0.1;

const SENTENCE_END = /[.!?…。！？:：]$/u;

/** The letters that stand for a person's picture. */
const MAX_SIGN = 3;

/** Numbers are counts or versions, also within a name. */
const NUMBERED = /\d/;

/**
 * Finds who speaks where no class and no address says so: around times that repeat, the first short line that
 * stands in the same place of each part, and differs. Titles of cards are headings, and are none.
 */
export function namesBesideTimes(
  body: Element,
  times: ReadonlySet<Element>,
  least: number,
): readonly Bylines[] {
  const kinds = Map.groupBy(times, (time) => (time.localName === 'time' ? 'time' : kindOf(time)));
  return [...kinds.values()]
    .filter((marks) => marks.length >= least)
    .map((marks) => startsOf(body, withoutInner(marks)).keys().toArray())
    .filter((parts) => parts.filter((part) => part.querySelector(HEADINGS)).length < MIN_SHARE * parts.length)
    .map((parts) => namesIn(parts, times))
    .filter((bylines) => bylines.length >= least);
}

function withoutInner(marks: readonly Element[]): readonly Element[] {
  return marks.filter((mark, index) => index === 0 || !marks[index - 1]?.contains(mark));
}

function namesIn(parts: readonly Element[], times: ReadonlySet<Element>): Bylines {
  const places = new Map<string, Element[]>();
  for (const part of parts) {
    const text = textOf(part);
    for (const [place, element] of shortLines(part, times)) {
      if (!isFirst(element, text)) continue;
      places.set(place, [...(places.get(place) ?? []), element]);
    }
  }
  return [...places.values()].find((elements) => areNames(elements, parts.length)) ?? [];
}

/** The first short line at each place of a part. A place is the way from the part to the line. */
function shortLines(part: Element, times: ReadonlySet<Element>): ReadonlyMap<string, Element> {
  const lines = new Map<string, Element>();
  const look = (parent: Element, path: string): void => {
    for (const element of parent.children) {
      if (times.has(element) || element.matches(HEADINGS)) continue;
      const place = `${path}>${kindOf(element)}`;
      const text = onlyText(element);
      if (text === '') look(element, place);
      else if (NAME.test(text) && !isSpokenOf(element) && !lines.has(place)) lines.set(place, element);
    }
  };
  look(part, '');
  return lines;
}

/** True for the first that a part says: a sign, a time or nothing may stand before a name. */
function isFirst(element: Element, text: string): boolean {
  const before = text.slice(0, text.indexOf(textOf(element))).trim();
  return before.length <= MAX_SIGN || (before.length <= MAX_TIME && DATE.test(before));
}

function areNames(elements: readonly Element[], count: number): boolean {
  const texts = elements.map(textOf);
  const share = (pattern: RegExp): number => texts.filter((text) => pattern.test(text)).length / texts.length;
  return (
    elements.length >= MIN_SHARE * count &&
    // A control may be called otherwise in the first post.
    new Set(texts.slice(1)).size > 1 &&
    share(SENTENCE_END) <= MAX_SENTENCES &&
    share(NUMBERED) < MIN_SHARE
  );
}
