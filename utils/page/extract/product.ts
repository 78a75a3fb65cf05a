import { HEADINGS } from '../dom/block-elements';
import { namesOf, splitNames } from '../dom/names';
import { textLength } from '../dom/text-length';
import { findNodes, type JsonLdNode, readJsonLd, typesOf } from './json-ld';

/** Names of the parts of a product's page that are about other things, reviews, or options to choose from. */
const BESIDE_PRODUCT_NAME =
  /review|related|recommend|similar|also-|upsell|cross-?sell|carousel|recently|trending|bought-together|bundle|swatch|quantity|\bqty|wish-?list|notify|thumbnail|add-to-|back-in-stock|bulk|announcement|pick-?up|store-locator|financ|afterpay|klarna/i;

/** A part with more than this share of the text is no such thing, whatever its name. */
const MAX_BESIDE_PRODUCT = 0.8;

/**
 * This many parts of one name with more of the text than this, together, may be how the page is built: each
 * card of a shop may have “related” in its names. Reviews may well be longer than what they are about.
 */
const SAME_NAME = { parts: 6, share: 0.35 } as const;
const REVIEW = 'review';

/** An amount with its currency before or behind it: `€84.00`, `1 299,00 kr`, `3,980円`. */
const PRICE =
  /\p{Sc} ?\d|\d ?(\p{Sc}|(kr|zł|Kč|lei|Ft|円|元|원)(?!\p{L}))|\b(USD|EUR|GBP|CHF|SEK|NOK|DKK|CAD|AUD) ?\d/u;

/** Properties in JSON-LD of a thing that is for sale. */
const OF_PRODUCT = ['offers', 'hasVariant', 'sku', 'gtin', 'gtin13', 'mpn', 'brand', 'image'];

const PRODUCT_PATH = /\/(products?|dp|itm|pdp?|pr)\/[^/]/;

/**
 * True if a page is about one product: by Open Graph, JSON-LD or microdata, or by the shape of its address
 * where it names a price. A page that lists products is about none of them.
 */
export function isProduct(document: Document, url: string): boolean {
  const nodes = findNodes(readJsonLd(document));
  if (nodes.some((node) => isA(node, /^(ItemList|CollectionPage|SearchResultsPage)$/))) return false;
  const products = nodes.filter((node) => isA(node, /^Product(Group)?$/));
  if (products.filter((node) => !isRatingAlone(node)).length === 1) return true;
  const kind = document.querySelector('meta[property="og:type"]')?.getAttribute('content') ?? '';
  if (/^(og:)?product(\.item)?$/i.test(kind.trim())) return true;
  if (document.querySelectorAll('[itemtype$="schema.org/Product"]').length === 1) return true;
  if (!PRODUCT_PATH.test(URL.parse(url)?.pathname ?? '')) return false;
  return document.querySelector('[itemprop=price],[class*=price i]') !== null;
}

function isA(node: JsonLdNode, type: RegExp): boolean {
  return typesOf(node).some((each) => type.test(each));
}

/** True for a product of which only a rating is told: articles and lists tell one too, for the stars in search results. */
function isRatingAlone(node: JsonLdNode): boolean {
  return 'aggregateRating' in node && !OF_PRODUCT.some((name) => name in node);
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
  const total = textLength(body);
  const named = new Map<string, { readonly parts: Element[]; length: number }>();
  const taken: Element[] = [];
  for (const element of body.querySelectorAll('[class],[id]')) {
    if (taken.at(-1)?.contains(element) || element.matches(`main,article,${HEADINGS}`)) continue;
    const name = BESIDE_PRODUCT_NAME.exec(splitNames(namesOf(element)))?.[0].toLowerCase();
    if (name === undefined || element.querySelector('main,h1')) continue;
    const length = textLength(element);
    if (length >= MAX_BESIDE_PRODUCT * total) continue;
    taken.push(element);
    const group = named.get(name) ?? { parts: [], length: 0 };
    group.parts.push(element);
    group.length += length;
    named.set(name, group);
  }
  for (const [name, { parts, length }] of named) {
    const mayBeAll = name !== REVIEW && parts.length >= SAME_NAME.parts && length > SAME_NAME.share * total;
    if (!mayBeAll || !haveAllPrices(body, parts)) for (const part of parts) part.remove();
  }
}

/** True if all prices of a page are in these parts: then they are what it sells, and not beside it. */
function haveAllPrices(body: Element, parts: readonly Element[]): boolean {
  if (!parts.some(hasPrice)) return false;
  const walker = body.ownerDocument.createTreeWalker(
    body,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) => (parts.includes(node as Element) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
  );
  let rest = '';
  while (walker.nextNode()) rest += walker.currentNode.nodeValue ?? '';
  return !PRICE.test(rest);
}
