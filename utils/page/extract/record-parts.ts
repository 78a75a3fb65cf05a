import { RECORD } from '../dom/field-copies';
import { HEADINGS } from '../dom/block-elements';
import { linkLength, textLength, textOf } from '../dom/text-length';

/** Parts beside the text, which hold the fields of a record on pages that show one. */
const BESIDE = 'aside,[role=complementary]';

/** Parts of a list: what is beside the text of one is about its author, or the like. */
const ONE_OF_MANY = 'article,[role=article],li,tr';

/** This many names with their values make a record, if they are at least this much of the text of its part. */
const MIN_PAIRS = 2;
const MIN_SHARE = 0.5;

/** A part with a greater share of its text in links leads elsewhere. */
const MAX_LINKS = 0.5;

/** The longest name and the longest value, in the measure of `textLength`. */
const MAX_NAME = 40;
const MAX_VALUE = 160;

/** Elements that name what follows them. */
const NAME = `${HEADINGS},dt,th,label,b,strong`;

/**
 * Makes the parts beside the text that hold the fields of a record a part of the text, in place: who has to
 * do something, its state, its date. For pages that are no article.
 */
export function keepRecords(body: Element): void {
  for (const part of body.querySelectorAll(BESIDE)) {
    if (part.closest(ONE_OF_MANY) || part.querySelector(BESIDE) || !isRecord(part)) continue;
    const kept = body.ownerDocument.createElement('div');
    kept.setAttribute(RECORD, '');
    kept.append(...part.childNodes);
    part.replaceWith(kept);
  }
}

/** True if a text has every part of the page that holds a record. */
export function hasItsRecords(text: Element, page: Element): boolean {
  const selector = `[${RECORD}]`;
  return text.querySelectorAll(selector).length >= page.querySelectorAll(selector).length;
}

function isRecord(part: Element): boolean {
  const pairs = pairsIn(part);
  const names = new Set(pairs.map(({ name }) => name));
  const length = pairs.reduce((sum, pair) => sum + pair.length, 0);
  const all = textLength(part);
  return names.size >= MIN_PAIRS && length >= MIN_SHARE * all && linkLength(part) <= MAX_LINKS * all;
}

interface Pair {
  readonly name: string;
  /** Of name and value. */
  readonly length: number;
}

/** The names with their values in a part: a term and its description, two cells, two lines of one element. */
function pairsIn(part: Element): readonly Pair[] {
  const pairs: Pair[] = [];
  let last: Element | null = null;
  // A list of two pairs has two children like a pair itself: the inner ones come first.
  for (const holder of [...part.querySelectorAll('*')].toReversed()) {
    if (last && holder.contains(last)) continue;
    const pair = holder.localName === 'dt' ? pairOf(holder, holder.nextElementSibling) : pairIn(holder);
    if (!pair) continue;
    last = holder;
    pairs.push(pair);
  }
  return pairs;
}

/** The name and the value that an element consists of. */
function pairIn(holder: Element): Pair | null {
  if (holder.hasAttribute(RECORD)) {
    const [name = '', value = ''] = textOf(holder).split(/[:：]\s*/, 2);
    return value === '' ? null : { name, length: textLength(holder) };
  }
  const [first, second, ...others] = [...holder.children].filter((child) => textOf(child) !== '');
  if (!first || others.length > 0) return null;
  const isWhole = second && textOf(holder).length <= textOf(first).length + textOf(second).length + 1;
  if (isWhole) return pairOf(first, second);
  const value = textLength(holder) - textLength(first);
  const isLead =
    !second && first.matches('b,strong,span,label') && holder.textContent?.trim().startsWith(textOf(first));
  return isLead && isName(first) && value > 1 && value <= MAX_VALUE
    ? { name: textOf(first), length: textLength(holder) }
    : null;
}

function pairOf(name: Element, value: Element | null): Pair | null {
  if (!value || !isName(name)) return null;
  const length = textLength(value);
  if (length === 0 || length > MAX_VALUE || value.querySelector(NAME)) return null;
  return { name: textOf(name), length: textLength(name) + length };
}

/** True for a short text with letters that leads nowhere: a link or a number is an item of a list. */
function isName(element: Element): boolean {
  if (element.matches('a') || element.querySelector('a')) return false;
  return textLength(element) <= MAX_NAME && /\p{L}/u.test(textOf(element));
}
