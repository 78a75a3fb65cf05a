import { HEADINGS } from '../dom/block-elements';
import { namesOf, splitNames } from '../dom/names';
import { textLength } from '../dom/text-length';
import { findNodes, readJsonLd, typesOf } from './json-ld';

/** What a product's page tells of other things, and of what other people think; and what is there to be chosen. */
const BESIDE_PRODUCT_NAME =
  /review|related|recommend|similar|also-|upsell|cross-?sell|carousel|recently|trending|bought-together|bundle|swatch|quantity|\bqty|wish-?list|notify|thumbnail|add-to-|back-in-stock|bulk|announcement|pick-?up|store-locator|financ|afterpay|klarna/i;

/** A part with more than this share of the text is no such thing, whatever it is called. */
const MAX_BESIDE_PRODUCT = 0.8;

/** An amount with its currency before or behind it: `€84.00`, `1 299,00 kr`, `3,980円`. */
const PRICE =
  /\p{Sc} ?\d|\d ?(\p{Sc}|(kr|zł|Kč|lei|Ft|円|元|원)(?!\p{L}))|\b(USD|EUR|GBP|CHF|SEK|NOK|DKK|CAD|AUD) ?\d/u;

const PRODUCT_PATH = /\/(products?|dp|itm|pdp?|pr)\/[^/]/;

/**
 * Whether a page is about one product: by Open Graph, by JSON-LD, by microdata, or by the shape of its address
 * where it names a price. A page that lists products is about none of them.
 */
export function isProduct(document: Document, url: string): boolean {
  const types = findNodes(readJsonLd(document)).flatMap(typesOf);
  if (types.some((type) => /^(ItemList|CollectionPage|SearchResultsPage)$/.test(type))) return false;
  if (types.filter((type) => /^Product(Group)?$/.test(type)).length === 1) return true;
  const kind = document.querySelector('meta[property="og:type"]')?.getAttribute('content') ?? '';
  if (/^(og:)?product(\.item)?$/i.test(kind.trim())) return true;
  if (document.querySelectorAll('[itemtype$="schema.org/Product"]').length === 1) return true;
  if (!PRODUCT_PATH.test(URL.parse(url)?.pathname ?? '')) return false;
  return document.querySelector('[itemprop=price],[class*=price i]') !== null;
}

/** Whether a part of a page names a price. A product without it is half read: a price is no sentence. */
export function hasPrice(element: Element): boolean {
  return PRICE.test(element.textContent);
}

/**
 * Removes what stands beside a product on its page, in place: reviews, and other products. Not the part that
 * has its name.
 */
export function dropBesideProduct(body: Element): void {
  const limit = MAX_BESIDE_PRODUCT * textLength(body);
  for (const element of body.querySelectorAll('[class],[id]')) {
    if (!body.contains(element) || element.matches(`main,article,${HEADINGS}`)) continue;
    if (!BESIDE_PRODUCT_NAME.test(splitNames(namesOf(element))) || element.querySelector('main,h1')) continue;
    if (textLength(element) < limit) element.remove();
  }
}
