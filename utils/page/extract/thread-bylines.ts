import { hasMoreText, textOf } from '../dom/text-length';

/** Elements that name a person: by microdata and microformats, by `rel`, by the class and the address of profiles. */
const AUTHOR =
  '[itemprop~=author],[itemprop~=creator],[rel~=author],.fn,[class*=author i],[class*=user i],[class*=poster i],' +
  '[class*=nick i],[class*=member i],[class*=creator i],[class*=owner i],a[href*="/user"],a[href*="/member"],' +
  'a[href*="/profile"],a[href*="/u/"],a[href*="memberlist"],a[href*="action=profile"]';

/** In characters. A single letter stands for a picture, and a number counts something. */
export const NAME = /^(?=.*\p{L}).{2,50}$/u;

const TIME = 'time,[datetime],[itemprop^=date],[class*=date i],[class*=time i],[class*=posted i],abbr[title]';
export const MAX_TIME = 60;
const NUMBER = /\d/;
/** A date, a time of day, or how long ago something was. */
export const DATE =
  /\b(19|20)\d\d\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|\d:\d\d|\b\d+ ?(h|d|w|mo|y|min\w*|hours?|days?|weeks?|months?|years?)( ago)?$|\d ?[年月日]/i;

/** Stands for the tag of elements of one class whose tags differ. */
const ANY = '*';

/** Parted from others by the white space of HTML alone. */
const FIRST_CLASS = /[^ \t\r\n\f]+/;

/** A name or a date in a paragraph of more than this many characters is mentioned there and signs nothing. */
const MAX_BYLINE = 200;

/** Elements of a page that each name a person, in the same place of each post. In document order. */
export type Bylines = readonly Element[];

/**
 * Finds every kind of element that names a person at least `least` times; by itself, and with its ancestors.
 */
export function authorBylines(body: Element, least: number): readonly Bylines[] {
  const kinds = new Map<string, Element[]>();
  const add = (kind: string, element: Element): void => {
    const bylines = kinds.get(kind) ?? [];
    if (bylines.at(-1)?.contains(element)) return;
    bylines.push(element);
    kinds.set(kind, bylines);
  };
  for (const element of body.querySelectorAll(AUTHOR)) {
    if (!mayBeShort(element) || !NAME.test(onlyText(element)) || isSpokenOf(element)) continue;
    const kind = kindOf(element);
    if (!kind.endsWith('.')) {
      add(kind, element);
      // A member is a link, a guest is none.
      add(kind.replace(/^[^.]*/, ANY), element);
    }
    if (element.parentElement) add(`${kindOf(element.parentElement)}>${kind}`, element);
  }
  const areEnough = (bylines: Bylines): boolean => bylines.length >= least;
  const isOther = ([kind, [first, ...rest]]: readonly [string, Bylines]): boolean =>
    !kind.startsWith(ANY) || rest.some(({ localName }) => localName !== first?.localName);
  return [...kinds]
    .filter(isOther)
    .map(([, bylines]) => bylines)
    .filter(areEnough)
    .map(withoutPairs)
    .filter(areEnough);
}

/** Counts a name once that is in each post twice, for wide and for narrow windows. */
function withoutPairs(bylines: Bylines): Bylines {
  const names = bylines.map(textOf);
  const isPaired =
    bylines.length % 2 === 0 && names.every((name, index) => name === names[index - (index % 2)]);
  return isPaired ? bylines.filter((_, index) => index % 2 === 0) : bylines;
}

/** The elements of a page that say when, and nothing else, in document order. */
export function timesIn(body: Element): ReadonlySet<Element> {
  const mayBe = new Set<Element>();
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  // A time has a number, and hardly a letter more: few elements have to be looked at.
  while (walker.nextNode()) {
    if (!NUMBER.test(walker.currentNode.nodeValue ?? '')) continue;
    let element = walker.currentNode.parentElement;
    while (element && element !== body && !mayBe.has(element)) {
      mayBe.add(element);
      element = mayBeShort(element) ? element.parentElement : null;
    }
  }
  const times = new Set([...mayBe].filter(isTime));
  for (const element of body.querySelectorAll('time')) if (isTime(element)) times.add(element);
  return new Set([...times].toSorted(inOrder));
}

/** False for an element with more text than a name or a time has; a letter may count twice there. */
function mayBeShort(element: Element): boolean {
  return !hasMoreText(element, 2 * MAX_TIME);
}

function inOrder(one: Element, other: Element): number {
  return (one.compareDocumentPosition(other) & one.DOCUMENT_POSITION_FOLLOWING) === 0 ? 1 : -1;
}

/** True if an element says when, and nothing else. */
function isTime(element: Element): boolean {
  if (element.childElementCount > 3) return false;
  if (element.localName === 'time') return true;
  const text = element.matches(TIME) ? textOf(element) : onlyText(element);
  return text !== '' && text.length <= MAX_TIME && DATE.test(text) && !isSpokenOf(element);
}

export function isSpokenOf(element: Element): boolean {
  const paragraph = element.parentElement?.closest('p');
  return paragraph != null && hasMoreText(paragraph, MAX_BYLINE);
}

/** The text of an element with a single text node; empty otherwise. */
export function onlyText(element: Element): string {
  let parent = element;
  while (parent.childElementCount === 1 && parent.firstElementChild?.textContent?.trim()) {
    if (ownText(parent) !== '') return '';
    parent = parent.firstElementChild;
  }
  for (const child of parent.children) if (child.textContent?.trim()) return '';
  return ownText(parent);
}

function ownText(element: Element): string {
  let text = '';
  for (const node of element.childNodes) if (node.nodeType === node.TEXT_NODE) text += node.nodeValue ?? '';
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * The features that elements in the same place of a repeated part share: tag and first class, or id, without
 * numbers.
 */
export function kindOf(element: Element): string {
  const name = FIRST_CLASS.exec(element.getAttribute('class') ?? '')?.[0] ?? element.id;
  return `${element.localName}.${name.replace(/\d+/g, '')}`;
}

export type KindOf = (element: Element) => string;

/** The same, found once for an element: a page is looked at for each name that may sign its posts. */
export function kindsOnce(): KindOf {
  const kinds = new Map<Element, string>();
  return (element) => {
    let kind = kinds.get(element);
    if (kind === undefined) kinds.set(element, (kind = kindOf(element)));
    return kind;
  };
}
