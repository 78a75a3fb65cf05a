import { addAncestors, commonParent } from '../dom/ancestors';
import { BLOCKS } from '../dom/block-elements';
import { textOf } from '../dom/text-length';
import { measureWithin, type TextMeasure } from '../dom/text-measure';
import { authorBylines, type KindOf, kindsOnce, timesIn, type Bylines } from './thread-bylines';
import { namesBesideTimes } from './thread-names';
import { forEachWithin, startsOf } from './thread-starts';

/** A post of a thread. */
interface ThreadPost {
  readonly author: string;
  /** As the page shows it. */
  readonly time: string | null;
  readonly parts: readonly Element[];
}

/** The posts of a thread, and the text that opens it. */
export interface Thread {
  readonly opening: readonly Element[];
  readonly posts: readonly ThreadPost[];
  /** Characters of all texts. */
  readonly length: number;
  /** The outermost parts of the page that hold the posts, one each, in the order of the page. */
  readonly starts: readonly Element[];
  /** True if the page itself marks who speaks; false if the place of the names alone says so. */
  readonly isSigned: boolean;
}

/** This many posts make a thread. */
const LEAST_POSTS = 3;

/** The least share of posts that have a time, and of those that have a text. */
const MIN_SHARE = 0.6;

/**
 * A link of this length or more beside a text, in characters, is its title, and the text is a card in a list.
 */
const MIN_TITLE = 20;

/**
 * Of two readings of a page the one with more posts wins, unless it has less than this share of the longer
 * text.
 */
const MIN_OF_LONGEST = 0.7;

/** Text without a class must be this many times as long to be taken before text with one. */
const NAMELESS = 1.5;

/** The most text elements in a post, on average. */
const MAX_PARTS = 1.3;

/** The least text of the mean post, in characters. */
const MIN_MEAN = 20;

/** The findings about a page that hold for all names that may sign its posts. */
interface Known {
  readonly times: ReadonlySet<Element>;
  readonly measureOf: (element: Element) => TextMeasure;
  readonly kindOf: KindOf;
}

/**
 * Finds the thread of a page, or null: similar parts, each with its author's name, a time, and a text that
 * holds neither. Class names do not matter, only that the parts repeat.
 */
export function findThread(body: Element): Thread | null {
  const times = timesIn(body);
  // Most pages name no time, or one: they have no thread, whatever names they have.
  if (times.size < MIN_SHARE * LEAST_POSTS) return null;
  let measures: ReturnType<typeof measureWithin> | null = null;
  const known: Known = {
    times,
    measureOf: (element) => (measures ??= measureWithin(body))(element),
    kindOf: kindsOnce(),
  };
  const threadsOf = (kinds: readonly Bylines[], isSigned: boolean): readonly Thread[] =>
    kinds
      .filter((bylines) => times.size >= MIN_SHARE * bylines.length)
      .map((bylines) => threadOf(body, bylines, isSigned, known))
      .filter((thread) => thread !== null);
  const signed = longest(threadsOf(authorBylines(body, LEAST_POSTS), true));
  return signed ?? longest(threadsOf(namesBesideTimes(body, times, LEAST_POSTS), false));
}

function longest(threads: readonly Thread[]): Thread | null {
  const most = Math.max(...threads.map(({ length }) => length));
  const good = threads.filter(({ length }) => length >= MIN_OF_LONGEST * most);
  return good.toSorted((one, other) => other.posts.length - one.posts.length)[0] ?? null;
}

function threadOf(body: Element, bylines: Bylines, isSigned: boolean, known: Known): Thread | null {
  const { kindOf } = known;
  const starts = startsOf(body, bylines);
  const [first] = starts.keys();
  const box = commonParent([...starts.keys()]);
  if (!first || !box) return null;
  const times = timesOf(box, starts, known);
  if (times.size < MIN_SHARE * bylines.length) return null;
  const holders = new Set<Element>();
  for (const mark of [...bylines, ...times.values()]) addAncestors(mark, body, holders);

  const found = textKind(box, starts, holders, bylines.length, known);
  if (!found || found.length < MIN_MEAN * bylines.length) return null;
  const { kind, length } = found;
  const parts: Element[][] = bylines.map(() => []);
  const titles = new Set<string>();
  forEachWithin(box, starts, (element, index) => {
    const into = parts[index];
    if (!into || into.at(-1)?.contains(element)) return;
    if (kindOf(element) === kind && !holders.has(element)) {
      if (textOf(element) !== '') into.push(element);
    } else if (into.length === 0 && element.localName === 'a') {
      const text = textOf(element).replace(/^[#\d.]*\s*(re: ?)?/i, '');
      if (text.length >= MIN_TITLE) titles.add(text);
    }
  });
  // With a title each, these are the cards of a list.
  if (titles.size >= MIN_SHARE * bylines.length) return null;
  const posts = bylines.map((mark, index): ThreadPost => {
    const time = times.get(index);
    return {
      author: textOf(mark),
      time: time ? textOf(time) || time.getAttribute('datetime') : null,
      parts: parts[index] ?? [],
    };
  });
  return {
    opening: openingOf(body, kind, first, holders, kindOf),
    posts,
    length,
    starts: [...starts.keys()],
    isSigned,
  };
}

/**
 * The text of the same kind before the first post: a question, where the authors of answers are named in
 * another way.
 */
function openingOf(
  body: Element,
  kind: string,
  first: Element,
  holders: ReadonlySet<Element>,
  kindOf: KindOf,
): readonly Element[] {
  const opening: Element[] = [];
  if (kind.endsWith('.')) return opening;
  for (const element of body.querySelectorAll('[class],[id]')) {
    if (first.contains(element) || isAfter(element, first)) break;
    if (kindOf(element) !== kind || holders.has(element) || opening.at(-1)?.contains(element)) continue;
    opening.push(element);
  }
  return opening;
}

function isAfter(element: Element, first: Element): boolean {
  return (first.compareDocumentPosition(element) & first.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/**
 * The time of each post that has one: the first of the kind that most posts have, `time` elements before
 * others.
 */
function timesOf(
  box: Element,
  starts: ReadonlyMap<Element, number>,
  { times: allTimes, kindOf }: Known,
): ReadonlyMap<number, Element> {
  const kinds = new Map<string, Map<number, Element>>();
  forEachWithin(box, starts, (element, index) => {
    if (index < 0 || !allTimes.has(element)) return;
    const kind = element.localName === 'time' ? 'time' : kindOf(element);
    const times = kinds.get(kind) ?? new Map<number, Element>();
    if (!times.has(index)) times.set(index, element);
    kinds.set(kind, times);
  });
  const made = kinds.get('time');
  if (made && made.size >= MIN_SHARE * starts.size) return made;
  let best: ReadonlyMap<number, Element> = new Map();
  for (const times of kinds.values()) if (times.size > best.size) best = times;
  return best;
}

/** The kind of element that holds the text of the posts: nearly each post has one, and no other holds more. */
function textKind(
  box: Element,
  starts: ReadonlyMap<Element, number>,
  holders: ReadonlySet<Element>,
  count: number,
  { measureOf, kindOf }: Known,
): { readonly kind: string; readonly length: number } | null {
  const kinds = new Map<string, { length: number; count: number; posts: Set<number>; last: Element }>();
  forEachWithin(box, starts, (element, index) => {
    if (index < 0 || holders.has(element)) return;
    const name = kindOf(element);
    if (name.endsWith('.') && !BLOCKS.has(element.localName)) return;
    const known = kinds.get(name);
    if (known?.last.contains(element)) return;
    const { length, linkLength } = measureOf(element);
    if (length === 0) return;
    const kind = known ?? { length: 0, count: 0, posts: new Set<number>(), last: element };
    kind.length += length - linkLength;
    // What one person says in a row is one text.
    const isNext = kind.posts.has(index) && kind.last.parentElement === element.parentElement;
    kind.count += isNext ? 0 : 1;
    kind.posts.add(index);
    kind.last = element;
    kinds.set(name, kind);
  });
  let best: { kind: string; length: number } | null = null;
  let most = 0;
  for (const [kind, { length, count: elements, posts }] of kinds) {
    if (posts.size < MIN_SHARE * count) continue;
    // Text with a class of its own is in each post once; paragraphs without one may be many.
    if (!kind.endsWith('.') && elements > MAX_PARTS * posts.size) continue;
    // Paragraphs without a class are also used to describe the author: the text must hold much more.
    const weight = kind.endsWith('.') ? length / NAMELESS : length;
    if (weight > most) [best, most] = [{ kind, length }, weight];
  }
  return best;
}
