import { hasMoreText, textOf } from '../dom/text-length';

/** What names a person: by microdata, by rel, by what classes and addresses of profiles are called. */
const AUTHOR =
  '[itemprop~=author],[itemprop~=creator],[rel~=author],[class*=author i],[class*=user i],[class*=poster i],' +
  '[class*=nick i],[class*=member i],[class*=creator i],[class*=owner i],a[href*="/user"],a[href*="/member"],' +
  'a[href*="/profile"],a[href*="/u/"],a[href*="memberlist"],a[href*="action=profile"]';

/** In characters. One letter stands for a picture, and a number counts something. */
const NAME = /^(?=.*\p{L}).{2,50}$/u;

const TIME = 'time,[datetime],[itemprop^=date],[class*=date i],[class*=time i],[class*=posted i],abbr[title]';
const MAX_TIME = 60;
const DATE =
  /\b(19|20)\d\d\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|\d:\d\d|\b\d+ ?(h|d|w|mo|y|min\w*|hours?|days?|weeks?|months?|years?)( ago)?$|\d ?[年月日]/i;

/** In a paragraph of more than so many characters a name or a date is spoken of. It signs nothing. */
const MAX_BYLINE = 200;

/** Elements of a page that name a person each, in the same place of each post. In document order. */
export type Bylines = readonly Element[];

/** Every kind of element that names a person at least `least` times; by itself, and with what it stands in. */
export function authorBylines(body: Element, least: number): readonly Bylines[] {
  const kinds = new Map<string, Element[]>();
  const add = (kind: string, element: Element): void => {
    const bylines = kinds.get(kind) ?? [];
    if (bylines.at(-1)?.contains(element)) return;
    bylines.push(element);
    kinds.set(kind, bylines);
  };
  for (const element of body.querySelectorAll(AUTHOR)) {
    if (!NAME.test(onlyText(element)) || isSpokenOf(element)) continue;
    const kind = kindOf(element);
    if (!kind.endsWith('.')) add(kind, element);
    if (element.parentElement) add(`${kindOf(element.parentElement)}>${kind}`, element);
  }
  return [...kinds.values()].map(withoutPairs).filter((bylines) => bylines.length >= least);
}

/** A name that stands twice in each post, once for wide and once for narrow windows, counts once. */
function withoutPairs(bylines: Bylines): Bylines {
  const names = bylines.map(textOf);
  const isPaired =
    bylines.length % 2 === 0 && names.every((name, index) => name === names[index - (index % 2)]);
  return isPaired ? bylines.filter((_, index) => index % 2 === 0) : bylines;
}

/** Whether an element says when, and nothing else. */
export function isTime(element: Element): boolean {
  if (element.childElementCount > 3) return false;
  if (element.localName === 'time') return true;
  const text = element.matches(TIME) ? textOf(element) : onlyText(element);
  return text !== '' && text.length <= MAX_TIME && DATE.test(text) && !isSpokenOf(element);
}

function isSpokenOf(element: Element): boolean {
  const paragraph = element.parentElement?.closest('p');
  return paragraph != null && hasMoreText(paragraph, MAX_BYLINE);
}

/** The text of an element that has but one piece of it; else nothing. */
function onlyText(element: Element): string {
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

/** What elements in the same place of a repeated part have in common: tag and first class, or id, less numbers. */
export function kindOf(element: Element): string {
  const name = element.classList[0] ?? element.id;
  return `${element.localName}.${name.replace(/\d+/g, '')}`;
}
