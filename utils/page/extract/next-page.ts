/** A number of a page in an address: `?page=2`, `/page/2`, `-seite-2`. */
const NUMBER = /([?&/_-](?:page|paged|pg|p|seite|pagina|página|start_page)[=/_-])(\d{1,4})(?=$|[/?&#.])/i;

/** A bare number at the end of a path, which counts only where the page itself says that it leads on. */
const BARE_NUMBER = /([/_-])(\d{1,3})(?=\/?(?:\.\w+)?(?:$|[?#]))/;

/**
 * True if the text of a page goes on at another address, as the pages of one article do: the page links to
 * an address that differs from its own by the next number. The next post of a blog has another name.
 */
export function goesOnElsewhere(document: Document, url: string): boolean {
  const here = URL.parse(url)?.href ?? url;
  return [...document.querySelectorAll('link[rel~=next][href],a[href]')].some((link) => {
    const address = URL.parse(link.getAttribute('href') ?? '', url);
    if (!address) return false;
    const isNamed = /(^|\s)next(\s|$)/i.test(link.getAttribute('rel') ?? '');
    return isNextOf(address.href, here, NUMBER) || (isNamed && isNextOf(address.href, here, BARE_NUMBER));
  });
}

function isNextOf(address: string, url: string, number: RegExp): boolean {
  const next = placeOf(address, number);
  const here = placeOf(url, number);
  return next.page !== null && next.page === (here.page ?? 1) + 1 && next.base === here.base;
}

/** An address without its number and what joins it, and the number. */
function placeOf(address: string, number: RegExp): { readonly base: string; readonly page: number | null } {
  const [plain = ''] = address.split('#', 1);
  const page = number.exec(plain)?.[2];
  const base = plain
    .replace(number, '')
    .replace(/[?&]$/, '')
    .replace(/\/?(\.\w+)?(?=$|[?&])/, '$1')
    .replace(/&/, '?');
  return { base: base.replaceAll('?', '&'), page: page === undefined ? null : Number(page) };
}
