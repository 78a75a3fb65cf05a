import { HEADINGS } from './blocks';
import { linkLength, proseLength, textLength } from './text-length';
import { measureWithin } from './text-measure';
import { kindOf } from './thread-marks';

/** What is never part of the text, on any page; a link that leads nowhere is the name of a button. */
const FURNITURE =
  'a[role=button]:not([href]),' +
  'nav,[role=navigation],[role=search],[role=menu],[role=menubar],[role=contentinfo],' +
  'dialog,[role=dialog],[role=alertdialog],[aria-modal=true],body > footer';

/** What a whole page has beside its text; in an article it may belong to the text. */
const BESIDE = 'aside,[role=complementary],[role=banner],iframe,input,select,textarea';

/** What is not read out, and what only tells how far the page is: decoration, unless it has sentences. */
const SILENT = '[aria-hidden=true],[role=status],[role=alert],[role=progressbar]';

/** What there is to fill in. A form without it may be what a forum keeps each post in. */
const FIELD = 'input:not([type=hidden]),select,textarea';

/** How banners that ask for consent are named, by sites and by the services that make them. */
const CONSENT_NAME = /cookie|consent|gdpr|onetrust|cybot|didomi|usercentrics|truste|qc-cmp/i;

/** What class and id names call the parts around the content. Whole words of a name only. */
export const FURNITURE_NAME = new RegExp(
  `(^|[\\s_-])(${[
    'cookies?|consent|gdpr|newsletter|subscribe|signup|sign-up|social|share|sharing|popup|modal|lightbox',
    'breadcrumbs?|pagination|pager|toc|skip-link|skip-to|nav|navbar|menu|megamenu|toolbar|off-?canvas|drawer',
    'related|recommend(ed|ations?)|promo|advert|ads?|sponsor(ed)?|banner-ad|sidebar|widgets?|tooltip|alert',
    'cart|minicart|login|signin|footer|site-header|masthead|subnav|submenu|subheader|copyright',
    'filters?|facets?|sort(ing)?|actions|buttons|controls|feedback|signature|user-?extras',
  ].join('|')})([\\s_-]|$)`,
  'i',
);

/** What a product's page tells of other things, and of what other people think; and what is there to be chosen. */
const BESIDE_PRODUCT_NAME =
  /review|related|recommend|similar|also-|upsell|cross-?sell|carousel|recently|trending|bought-together|bundle|swatch|quantity|\bqty|wish-?list|notify|thumbnail|add-to-|back-in-stock|bulk|announcement|pick-?up|store-locator|financ|afterpay|klarna/i;

/** A part with more than this share of the text is not furniture, whatever it is called. */
const MAX_NAMED_SHARE = 0.25;
const MAX_OTHER_SHARE = 0.3;
const MAX_BESIDE_PRODUCT = 0.8;

/** A block of short links: at least so many, so much of its text in them, and so short. */
const LINK_BLOCK = { links: 3, share: 0.85, meanLength: 30, minLength: 20 } as const;

/** So many blocks of links of one kind are a list. */
const MIN_LISTED = 8;

/** `thorough` also goes by names and by link density; the other is for pages of which that leaves nothing. */
export type StripMode = 'thorough' | 'gentle';

/**
 * Removes what says of itself that it is no text: navigation, dialogs, the page's footer, banners that ask
 * for consent. In place; safe on every page, so it comes before anything else looks at the text.
 */
export function dropFurniture(body: Element): void {
  removeAll(body, FURNITURE);
  const banners = [...body.querySelectorAll('[class],[id]')].filter(
    (element) =>
      CONSENT_NAME.test(namesOf(element)) &&
      element.querySelector('button,[role=button],input') &&
      !element.querySelector('main,article,h1'),
  );
  if (banners.length === 0) return;
  const limit = MAX_NAMED_SHARE * textLength(body);
  for (const banner of banners) if (textLength(banner) < limit) banner.remove();
}

/** Removes what stands around the content of a whole page, in place: for pages that are no single article. */
export function strip(body: Element, mode: StripMode): Element {
  for (const button of body.querySelectorAll('button')) {
    if (!button.hasAttribute('aria-expanded')) button.remove();
  }
  const forms = [...body.querySelectorAll('form')].filter((form) => form.querySelector(FIELD));
  removeAll(body, BESIDE);
  for (const element of body.querySelectorAll('header,footer')) {
    if (isPageFurniture(element)) element.remove();
  }
  removeSmall(body, forms);
  // A slide or a panel that is not in turn is hidden in that way too, but has sentences.
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

/** Every footer goes, and the header of the page; a header stays that belongs to a section or has the title. */
function isPageFurniture(element: Element): boolean {
  if (element.localName === 'footer') return true;
  if (element.parentElement?.closest('article,main,[role=main],section')) return false;
  return !element.querySelector('h1') || linkLength(element) >= 0.5 * textLength(element);
}

function removeByName(body: Element): void {
  const total = textLength(body);
  // What repeats has the same names each time.
  const known = new Map<string, boolean>();
  for (const element of body.querySelectorAll('[class],[id]')) {
    const names = namesOf(element);
    const isFurniture = known.get(names) ?? FURNITURE_NAME.test(wordsOf(names));
    known.set(names, isFurniture);
    if (!isFurniture || !body.contains(element) || element.matches(`main,article,${HEADINGS}`)) continue;
    if (element.querySelector('main,article,h1')) continue;
    if (textLength(element) < MAX_NAMED_SHARE * total) element.remove();
  }
}

/**
 * Removes what stands beside a product on its page, in place: reviews, and other products. Not the part that
 * has its name.
 */
export function dropBesideProduct(body: Element): void {
  const limit = MAX_BESIDE_PRODUCT * textLength(body);
  for (const element of body.querySelectorAll('[class],[id]')) {
    if (!body.contains(element) || element.matches(`main,article,${HEADINGS}`)) continue;
    if (!BESIDE_PRODUCT_NAME.test(wordsOf(namesOf(element))) || element.querySelector('main,h1')) continue;
    if (textLength(element) < limit) element.remove();
  }
}

function namesOf(element: Element): string {
  return `${element.id} ${element.getAttribute('class') ?? ''}`;
}

/** `productFilter` is as good as `product-filter`; `top-[var(--nav-height)]` is a style, and `adF2E` a hash. */
function wordsOf(names: string): string {
  return names.replace(/\S*[[(]\S*/g, '').replace(/([a-z])(?=[A-Z][a-z])/g, '$1-');
}

/**
 * Outer blocks before inner ones, so that what is removed changes no measure that is still asked for. Blocks of a
 * kind that comes again and again are what the page lists: the names under each title, the letters of an index.
 */
function removeLinkBlocks(body: Element): void {
  const measureOf = measureWithin(body);
  const total = measureOf(body).length;
  /** How many of each kind there are, also with a link or two, as some letters of an index have. */
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
