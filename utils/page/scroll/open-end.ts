import { isDisplayed } from '../dom/displayed';
import { scopesOf } from '../dom/shadow-roots';
import { hasMoreText, textOf } from '../dom/text-length';
import type { VisibleDom } from '../dom/visible-dom';

/** A list of fewer items ends where it ends; without a sign, so does one of fewer than this. */
const MIN_ITEMS = 5;
const MIN_BARE_ITEMS = 10;

/** The least share of the height of its page that such a list takes. */
const MIN_SHARE = 0.5;

/** A foot of a page has more text than this, in characters. */
const MAX_BENEATH = 60;

/** The longest words of a button that asks for more, in characters. */
const MAX_WORDS = 40;

/** Blocks of a text rather than items of a list. */
const PROSE = 'p,h1,h2,h3,h4,h5,h6,pre,br,hr,dt,dd,option,script,style,template,link,meta,noscript';

/** An item of a list that grows comes from a person or leads somewhere. */
const FROM_SOMEWHERE = 'a[href],time,img,button,video';

/** Elements at the end of a list by which a page notices that it is reached, or says that more is coming. */
const WATCHED =
  'progress:not([value]),[role=progressbar],[aria-busy=true],[class*=spinner i],[class*=loading i],[class*=loader i],' +
  '[class*=skeleton i],[class*=sentinel i],[class*=infinite i],[id*=sentinel i],[id*=infinite i],[id*=loader i]';

/** Elements that ask the page for more and lead to no other. */
const ASKING =
  'button:not([type=submit]),[role=button]:not([href^="http"]):not([href^="/"]),a[href="#"],a[href^="javascript:"]';

/** Words on a button at the end of a list for more of it. */
const MORE =
  /(^|\P{L})(more|older|mehr|weitere|ältere|plus|suite|más|mais|altri|altro|meer|oudere|fler|flere|więcej|ещё|еще)(\P{L}|$)|もっと|さらに|続きを|更多|加载|載入|더 ?보기|더 ?불러|المزيد|עוד/iu;

/** The end of a list that goes on when it is reached or asked for. */
export interface OpenEnd {
  readonly list: Element;
  /** The button that asks for more; null where scrolling does. */
  readonly button: HTMLElement | null;
}

/**
 * Finds the longest list of a page if it goes on when its end is reached, by what stands beneath its last
 * item: a sign that more is coming, a button to ask for it, or nothing, not even the foot that pages have. No
 * role, class or number of an item is needed.
 */
export function openEnd(document: Document, visible: VisibleDom): OpenEnd | null {
  const list = longestList(document, visible);
  const items = list ? itemsOf(list) : [];
  const last = items.at(-1);
  if (!list || !last) return null;
  const edge = last.getBoundingClientRect().bottom - 2;
  const beneath = elementsAfter(last).filter(
    (element) => isDisplayed(element) && element.getBoundingClientRect().top >= edge,
  );
  const button = beneath.find(
    (element) => element.matches(ASKING) && isShort(element) && MORE.test(textOf(element)),
  );
  if (button) return { list, button: button as HTMLElement };
  const isWatched = beneath.some((element) => element.matches(WATCHED) && !hasMoreText(element, MAX_BENEATH));
  const isBare = items.length >= MIN_BARE_ITEMS && isScrolled(document, list) && !hasFoot(beneath);
  return isWatched || isBare ? { list, button: null } : null;
}

/** The list that takes most of the height of the page, or of the part that scrolls around it. */
function longestList(document: Document, visible: VisibleDom): Element | null {
  let longest: Element | null = null;
  let most = MIN_SHARE * (document.scrollingElement?.clientHeight ?? 0);
  for (const scope of scopesOf(document, visible)) {
    for (const list of scope.querySelectorAll('*')) {
      if (list.childElementCount < MIN_ITEMS) continue;
      const { height } = list.getBoundingClientRect();
      if (height <= most || height < MIN_SHARE * heightAround(list) || itemsOf(list).length < MIN_ITEMS)
        continue;
      [longest, most] = [list, height];
    }
  }
  return longest;
}

/** The height of what scrolls with a list. */
function heightAround(list: Element): number {
  return scrollerOf(list)?.scrollHeight ?? 0;
}

function scrollerOf(list: Element): Element | null {
  const page = list.ownerDocument.scrollingElement;
  for (let each = list.parentElement; each && each !== page; each = each.parentElement) {
    const isHigher = each.scrollHeight > each.clientHeight + 1;
    if (isHigher && /auto|scroll|overlay/.test(getComputedStyle(each).overflowY)) return each;
  }
  return page;
}

function isScrolled(document: Document, list: Element): boolean {
  const scroller = scrollerOf(list) ?? document.documentElement;
  return scroller.scrollHeight > scroller.clientHeight * 1.2;
}

/** The items of a list: children of one kind, below each other, that come from somewhere. */
function itemsOf(list: Element): readonly Element[] {
  const kinds = new Map<string, Element[]>();
  for (const child of list.children) {
    if (child.matches(PROSE)) continue;
    const kind = `${child.localName} ${child.classList[0] ?? ''}`;
    const alike = kinds.get(kind);
    if (alike) alike.push(child);
    else kinds.set(kind, [child]);
  }
  const [items = []] = [...kinds.values()].toSorted((one, other) => other.length - one.length);
  const real = items.filter((item) => hasMoreText(item, 0) && item.querySelector(FROM_SOMEWHERE));
  return 2 * real.length > list.childElementCount ? real : [];
}

/** All elements that come after one in its document. */
function elementsAfter(element: Element): readonly Element[] {
  const found: Element[] = [];
  for (let each: Element | null = element; each; each = each.parentElement) {
    for (let next = each.nextElementSibling; next; next = next.nextElementSibling)
      found.push(next, ...next.querySelectorAll('*'));
  }
  return found;
}

function isShort(element: Element): boolean {
  return textOf(element).length <= MAX_WORDS;
}

/** True if there is more beneath a list than a line: pages that grow have no foot, as it would never be reached. */
function hasFoot(beneath: readonly Element[]): boolean {
  const outer = beneath.filter((element) => !element.matches('script,style,template,noscript'));
  const words = outer.filter((element) => !outer.includes(element.parentElement as Element)).map(textOf);
  return words.join(' ').trim().length > MAX_BENEATH;
}
