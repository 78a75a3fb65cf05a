import { HEADINGS } from '../dom/block-elements';
import { CONTROL_NAME, BOILERPLATE_NAME, MAX_NAMED_SHARE, namesOf, splitNames } from '../dom/names';
import { linkLength, proseLength, textLength } from '../dom/text-length';
import { measureWithin } from '../dom/text-measure';
import { FIELD } from './boilerplate';
import { kindOf } from './thread-bylines';

/** Elements beside the text of a whole page; in an article they may belong to the text. */
const BESIDE = 'aside,[role=complementary],[role=banner],iframe,input,select,textarea';

/**
 * Elements that are not read out, or only show the page's progress: decoration, unless they have sentences.
 */
const SILENT = '[aria-hidden=true],[role=status],[role=alert],[role=progressbar]';

/**
 * The greatest share of the text in a form or a silent element that is removed; with more of it, the element
 * stays.
 */
const MAX_OTHER_SHARE = 0.3;

/** A block of short links: at least this many, this much of its text in them, and this short. */
const LINK_BLOCK = { links: 3, share: 0.85, meanLength: 30, minLength: 20 } as const;

/** This many blocks of links of one kind are a list. */
const MIN_LISTED = 8;

/** More than this share of sentences is too much for a control. */
const MIN_PROSE_SHARE = 0.6;

/** Parts of one name with more of the text than this, together, are not what the name says. */
const MAX_SAME_NAME = 0.5;

/** `thorough` also goes by names and by link density; `gentle` is for pages of which that leaves nothing. */
export type StripMode = 'thorough' | 'gentle';

/**
 * Removes the boilerplate around the content of a whole page, in place: for pages that are no single article.
 */
export function strip(body: Element, mode: StripMode): Element {
  for (const button of body.querySelectorAll('button,[role=button]:not([href])')) {
    const isLabel = button.localName === 'button' || !button.querySelector(`${HEADINGS},p,img`);
    if (isLabel && !button.hasAttribute('aria-expanded')) button.remove();
  }
  const forms = [...body.querySelectorAll('form')].filter((form) => form.querySelector(FIELD));
  removeAll(body, BESIDE);
  for (const element of body.querySelectorAll('header,footer')) {
    if (isPageBoilerplate(element)) element.remove();
  }
  removeSmall(body, forms);
  // A slide or a panel that is not in turn is hidden the same way, but has sentences.
  const silent = [...body.querySelectorAll(SILENT)];
  removeSmall(
    body,
    silent.filter((element) => proseLength(element) === 0),
  );
  if (mode === 'thorough') {
    removeByName(body);
    removeLinkBlocks(body);
  }
  return body;
}

/**
 * True for every footer and for the page's header; a header that belongs to a section or has the title stays.
 */
function isPageBoilerplate(element: Element): boolean {
  if (element.localName === 'footer') return true;
  if (element.parentElement?.closest('article,main,[role=main],section')) return false;
  return !element.querySelector('h1') || linkLength(element) >= 0.5 * textLength(element);
}

interface Named {
  readonly element: Element;
  readonly length: number;
}

/**
 * Removes parts by their names, except a name that most of the text has: it is how the site is built, as each
 * block of a page made of widgets.
 */
function removeByName(body: Element): void {
  const total = textLength(body);
  // Repeated elements have the same names each time.
  const known = new Map<string, string | null>();
  const named = new Map<string, Named[]>();
  for (const element of body.querySelectorAll('[class],[id]')) {
    const names = namesOf(element);
    let name = known.get(names);
    if (name === undefined) {
      name = BOILERPLATE_NAME.exec(splitNames(names))?.[2]?.toLowerCase() ?? null;
      known.set(names, name);
    }
    if (name === null || element.matches(`main,article,${HEADINGS}`)) continue;
    const parts = named.get(name) ?? [];
    if (parts.at(-1)?.element.contains(element) || element.querySelector('main,article,h1')) continue;
    if (CONTROL_NAME.test(name) && isProse(element)) continue;
    const length = textLength(element);
    if (length >= MAX_NAMED_SHARE * total) continue;
    parts.push({ element, length });
    named.set(name, parts);
  }
  for (const parts of named.values()) {
    if (parts.reduce((sum, { length }) => sum + length, 0) > MAX_SAME_NAME * total) continue;
    for (const { element } of parts) element.remove();
  }
}

function isProse(element: Element): boolean {
  return proseLength(element) > MIN_PROSE_SHARE * textLength(element);
}

/**
 * Removes outer blocks before inner ones, so that a removal changes no measure that is still needed. Blocks
 * of a kind that keeps coming back are what the page lists: the names under each title, the letters of an
 * index.
 */
function removeLinkBlocks(body: Element): void {
  const measureOf = measureWithin(body);
  const total = measureOf(body).length;
  /** The number of each kind, including those with a link or two, as some letters of an index have. */
  const counts = new Map<string, number>();
  const blocks: { readonly block: Element; readonly kind: string }[] = [];
  let last: Element | null = null;
  for (const element of body.querySelectorAll('ul,ol,div,section,table,p')) {
    if (last?.contains(element)) continue;
    const { length, linkLength: linked, links } = measureOf(element);
    if (links === 0 || length > MAX_OTHER_SHARE * total) continue;
    if (linked <= LINK_BLOCK.share * length || length / links >= LINK_BLOCK.meanLength) continue;
    const kind = kindOf(element);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (links < LINK_BLOCK.links || length < LINK_BLOCK.minLength) continue;
    last = element;
    blocks.push({ block: element, kind });
  }
  for (const { block, kind } of blocks) {
    const isListed = (counts.get(kind) ?? 0) >= MIN_LISTED && !kind.endsWith('.');
    if (!isListed) block.remove();
  }
}

function removeSmall(body: Element, elements: readonly Element[]): void {
  if (elements.length === 0) return;
  const limit = MAX_OTHER_SHARE * textLength(body);
  for (const element of elements) if (textLength(element) < limit) element.remove();
}

function removeAll(body: Element, selector: string): void {
  for (const element of body.querySelectorAll(selector)) element.remove();
}
