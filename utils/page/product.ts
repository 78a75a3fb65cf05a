import { findNodes, readJsonLd, typesOf } from './json-ld';

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
