import { HEADINGS } from '../dom/block-elements';
import { linkLength, proseLength, textLength, textOf } from '../dom/text-length';
import { hasPrice } from './product';
import { kindOf } from './thread-bylines';

/**
 * Headings of sections that lead elsewhere: to other things, to the reader's own history, to the site's
 * newsletters and channels.
 */
const ELSEWHERE = new RegExp(
  `^(${[
    '(see |view |shop |explore |discover )?(more |our )?(related|similar|recommended|suggested)\\b(?! (us(e|age)|dos(e|age)|serving))',
    '(more )?(recommendations?|suggestions?)( for you)?$',
    'you (may|might|will|could|.ll)( also)? (like|love|enjoy|be interested)|(people|customers|others|shoppers|users)( who .{0,40})? also\\b',
    'people who |customers who |also (viewed|bought|available)|frequently bought|often bought|bought together',
    'complete (the|your) (look|set|outfit)|pairs? (well )?with|goes (well )?with|shop the look|wear it with|complementary',
    'recently viewed|(your )?browsing history|continue shopping|keep (shopping|reading|exploring)|trending( now)?$|most (popular|read)|popular (now|posts|articles)',
    'more (from|like|by|to explore|stories|articles|posts|products|items)\\b|other (products|items|articles|posts|customers)|latest (news|posts|articles)$',
    'seller.s other items|sponsored|advertisement|explore (more|related)|shop (more|by|now)\\b|best.?sellers?$',
    '(sign ?up|subscribe|join|register)\\b.{0,60}$|newsletter|stay (in touch|up to date|connected|informed)|get (the latest|updates|notified)|notify me',
    'follow (us|along)|connect with us|find us on|share (this|on)|as seen (on|in)|in the press$|need (some )?help|still have questions|have (a )?questions?\\??$',
    'similar threads|similar discussions|similar topics|related (threads|topics|questions)|hot network questions|posting permissions|posting rules|who.s online|thread (tools|information)|users browsing|recent (posts|threads|topics|discussions)|recommended (posts|topics|reading)|share this page|featured (posts|threads)',
    'ähnliche |verwandte |passend dazu|das könnte (dir|ihnen|sie|dich)|kunden kauften|zuletzt angesehen|wird oft zusammen|empfehlungen|mehr (von|aus|zum thema)|(neueste|aktuelle|aktuell beliebte|beliebte) (artikel|beiträge|rezepte|nachrichten|themen)|meistgelesen|entdecke (weitere|mehr)|schon gelesen|auch interessant|weitere (artikel|produkte|beiträge|themen)',
    '(vous aimerez|vous pourriez) |produits (similaires|associés|complémentaires)|articles (similaires|liés)|à lire aussi|sur le même (sujet|thème)|nos suggestions|vus récemment|ils ont aussi|suivez-nous',
    'productos (relacionados|similares)|también te (puede|podría)|te puede interesar|artículos relacionados|síguenos|vistos recientemente|más (de|sobre|noticias)\\b',
    'prodotti (correlati|simili)|potrebbe(ro)? (anche )?(interessarti|piacerti)|articoli correlati|leggi anche|seguici',
    'produtos (relacionados|semelhantes)|você também pode|veja também|leia também|artigos relacionados',
    'gerelateerde|vergelijkbare|misschien vind je|похожие|рекомендуем|с этим товаром|вам может понравиться|читайте также|podobne|polecane|zobacz (też|także)',
    '関連|おすすめ|こちらもおすすめ|この商品を(見|買)|最近(見|チェック|閲覧)|あわせて|人気(記事|ランキング)|相关|推荐|猜你喜欢|看了又看|最近浏览|热门|相關|推薦|관련|추천|최근 본',
  ].join('|')})`,
  'i',
);

/** Headings of reviews: the opinions of other people, which are no part of the shop's own text. */
const REVIEWS =
  /^(\d[\d.,]* )?((customer|product|user|verified|our|top|all|global|latest|most recent)\s)*(reviews?|ratings?)\b|^(ratings|reviews)( |$)|what (our|other) .{0,20}(say|think)|^(write|leave) a review|^questions (&|and) answers|kundenbewertungen|^bewertungen|^avis\b|les avis|^opiniones|^recensioni|^avaliações|^отзывы|^レビュー|カスタマーレビュー|^评价|^用户评论/i;

/** At most this share of the text is removed with one heading. */
const MAX_SHARE = 0.5;
const MAX_REVIEWS = 0.8;
const MAX_HEADING = 90;

/** The least share of sentences and the greatest share of links in a section of sentences. */
const OWN_TEXT = { prose: 0.6, links: 0.1 } as const;

/** The same for a section of parts with a heading each that leads nowhere, and the number of these. */
const OWN_PARTS = { prose: 0.4, links: 0.3, headings: 2 } as const;

/** The names of parts that open on a tap: each heads what follows it, and nothing beyond the next. */
const FOLD_HEADS = 'dt,summary';

/** Elements that lead elsewhere, if only by a picture. */
const LEADING = 'a[href],form,input,button,[role=button],iframe';

/** Bold lines and the like that act as the heading of a part. */
const HEADS = `${HEADINGS},[role=heading],[class*=heading i],[class*=title i],legend,summary`;

/** Removes the parts of a page whose heading leads elsewhere, in place; reviews too if `reviews` is true. */
export function dropSideSections(body: Element, reviews: boolean): void {
  let total: number | null = null;
  for (const heading of body.querySelectorAll(HEADS)) {
    if (!body.contains(heading) || heading.localName === 'h1') continue;
    const text = textOf(heading);
    if (text === '' || text.length > MAX_HEADING) continue;
    const isReviews = reviews && REVIEWS.test(text);
    if (!isReviews && !ELSEWHERE.test(text)) continue;
    total ??= textLength(body);
    dropSection(body, heading, (isReviews ? MAX_REVIEWS : MAX_SHARE) * total, isReviews);
  }
}

/** Removes the outermost part that has no other heading before this one and none of its rank after it. */
function dropSection(body: Element, heading: Element, limit: number, isReviews: boolean): void {
  const rank = rankOf(heading);
  let section = heading;
  for (let parent = heading.parentElement; parent && parent !== body; parent = parent.parentElement) {
    if (parent.matches('main,article,[role=main]') || parent.querySelector('h1')) break;
    if (!isHeadedBy(parent, heading, rank) || textLength(parent) > limit) break;
    if (hasOtherFolds(parent, heading)) break;
    section = parent;
  }
  const parts = [section];
  if (textLength(section) <= textLength(heading)) {
    for (let next = section.nextElementSibling; next; next = next.nextElementSibling) {
      if (headsIn(next, heading).some((other) => rankOf(other) <= rank)) break;
      if (heading.closest(FOLD_HEADS) && next.matches(`:is(${FOLD_HEADS}),:has(${FOLD_HEADS})`)) break;
      if (textLength(next) > limit) return;
      parts.push(next);
    }
  }
  if (isReviews || leadsElsewhere(parts, heading)) for (const part of parts) part.remove();
}

/** True if a heading is the name of a part that opens on a tap, and a box has others besides it. */
function hasOtherFolds(box: Element, heading: Element): boolean {
  return heading.closest(FOLD_HEADS) !== null && box.querySelectorAll(FOLD_HEADS).length > 1;
}

/**
 * True for links, cards and forms. A heading alone says nothing: sentences, or a list or a table without a link
 * are the page's own text.
 */
function leadsElsewhere(parts: readonly Element[], heading: Element): boolean {
  const sum = (measure: (part: Element) => number): number =>
    parts.reduce((total, part) => total + measure(part), 0);
  const length = sum(textLength) - textLength(heading);
  if (length === 0) return true;
  const [prose, links] = [sum(proseLength), sum(standingLinks)];
  if (prose > OWN_TEXT.prose * length && links < OWN_TEXT.links * length) return false;
  if (prose > OWN_PARTS.prose * length && links < OWN_PARTS.links * length && haveOwnHeadings(parts, heading))
    return false;
  return parts.some((part) => part.querySelector(LEADING) !== null);
}

/** True for parts that are told here, each under its heading. Cards have a link for one, or a price or form. */
function haveOwnHeadings(parts: readonly Element[], heading: Element): boolean {
  const heads = parts
    .flatMap((part) => [...part.querySelectorAll(HEADINGS)])
    .filter((each) => each !== heading);
  if (heads.length < OWN_PARTS.headings || parts.some(asks)) return false;
  return heads.every((each) => !each.querySelector('a') && !each.closest('a'));
}

function asks(part: Element): boolean {
  return hasPrice(part) || part.querySelector('form') !== null;
}

/** The characters in links that stand for themselves, as a title does; a sentence may have links as well. */
function standingLinks(part: Element): number {
  let length = 0;
  for (const link of part.querySelectorAll('a')) {
    const line = link.closest('p,li,dd,td,blockquote');
    if (!line || 2 * linkLength(line) > textLength(line)) length += textLength(link);
  }
  return length;
}

function isHeadedBy(part: Element, heading: Element, rank: number): boolean {
  return headsIn(part, heading).every(
    (other) =>
      rankOf(other) > rank && !(heading.compareDocumentPosition(other) & heading.DOCUMENT_POSITION_PRECEDING),
  );
}

/** The headings of a part besides `heading`: if that is none by its tag, elements made like it count too. */
function headsIn(part: Element, heading: Element): readonly Element[] {
  const kind = heading.matches(HEADINGS) ? null : kindOf(heading);
  const selector = kind === null ? HEADINGS : `${HEADINGS},${heading.localName}`;
  const heads = [...part.querySelectorAll(selector)];
  if (part.matches(selector)) heads.unshift(part);
  return heads.filter(
    (other) =>
      (other.matches(HEADINGS) || kindOf(other) === kind) &&
      !heading.contains(other) &&
      !other.contains(heading),
  );
}

/** 1 to 6; an element that is no heading by its tag ranks as the heading of a part of the page. */
function rankOf(heading: Element): number {
  const level = /^h([1-6])$/.exec(heading.localName)?.[1] ?? heading.getAttribute('aria-level');
  return level ? Number(level) : 2;
}
