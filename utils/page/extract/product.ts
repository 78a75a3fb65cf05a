import { HEADINGS } from '../dom/block-elements';
import { namesOf, splitNames } from '../dom/names';
import { textLength } from '../dom/text-length';
import { findNodes, readJsonLd, typesOf } from './json-ld';

/** Names of the parts of a product's page that are about other things, reviews, or options to choose from. */
const BESIDE_PRODUCT_NAME =
  /review|related|recommend|similar|also-|upsell|cross-?sell|carousel|recently|trending|bought-together|bundle|swatch|quantity|\bqty|wish-?list|notify|thumbnail|add-to-|back-in-stock|bulk|announcement|pick-?up|store-locator|financ|afterpay|klarna/i;

/** A part with more than this share of the text is no such thing, whatever its name. */
const MAX_BESIDE_PRODUCT = 0.8;

/** An amount with its currency before or behind it: `€84.00`, `1 299,00 kr`, `3,980円`. */
const PRICE =
  /\p{Sc} ?\d|\d ?(\p{Sc}|(kr|zł|Kč|lei|Ft|円|元|원)(?!\p{L}))|\b(USD|EUR|GBP|CHF|SEK|NOK|DKK|CAD|AUD) ?\d/u;

const PRODUCT_PATH = /\/(products?|dp|itm|pdp?|pr)\/[^/]/;

/**
 * True if a page is about one product: by Open Graph, JSON-LD or microdata, or by the shape of its address
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

/**
 * True if a part of a page names a price. A product without its price is only half read: a price is no
 * sentence.
 */
export function hasPrice(element: Element): boolean {
  return PRICE.test(element.textContent);
}

/** Removes from a product's page, in place, reviews and other products. Keeps the part that has its name. */
export function dropBesideProduct(body: Element): void {
  const limit = MAX_BESIDE_PRODUCT * textLength(body);
  for (const element of body.querySelectorAll('[class],[id]')) {
    if (!body.contains(element) || element.matches(`main,article,${HEADINGS}`)) continue;
    if (!BESIDE_PRODUCT_NAME.test(splitNames(namesOf(element))) || element.querySelector('main,h1')) continue;
    if (textLength(element) < limit) element.remove();
  }
}
