import { HEADINGS } from '../dom/block-elements';
import { COMMENTS_NAME } from './comments';
import { findNodes, readJsonLd, typesOf } from './json-ld';

const ARTICLE_TYPE = /^(\w*Article|BlogPosting|Report|\w*Review)$/;
const OTHER_TYPE =
  /^(Product|ProductGroup|ItemList|CollectionPage|DiscussionForumPosting|QAPage|SearchResultsPage|SoftwareApplication|Course|LocalBusiness|Event|JobPosting)$/;

const DATE_META =
  'meta[property="article:published_time"],meta[name="article:published_time"],meta[itemprop=datePublished],' +
  'meta[name=parsely-pub-date],meta[name=date]';
const ARTICLE_MARK = '[itemtype*="Article"],[itemtype*="BlogPosting"],[itemprop=articleBody]';

const ARTICLE_PATH = /\/\d{4}\/\d{1,2}\/|\/(news|blog|article|story|post)s?\//;
const OTHER_PATH =
  /\/(products?|dp|p|shop|category|collections?|search|tag|forums?|threads?|t|questions|topic)\//;

/**
 * Rates how strongly a page says that it is an article: 1 or more, it does; less, it may be a shop, a list or
 * a forum. Uses only signs that hold on any site: Open Graph, JSON-LD, microdata, elements, the shape of the
 * URL.
 */
export function articleScore(document: Document, url: string): number {
  const kind =
    document.querySelector('meta[property="og:type"]')?.getAttribute('content')?.toLowerCase() ?? '';
  const types = findNodes(readJsonLd(document)).flatMap(typesOf);
  const articles = [...document.querySelectorAll('article')].filter((each) => !isComment(each)).length;
  const path = URL.parse(url)?.pathname ?? '';

  let score = 0;
  const isArticle = types.some((type) => ARTICLE_TYPE.test(type));
  const isDated = document.querySelector(DATE_META) !== null;
  // Some content systems call every page but their first an article.
  if (kind === 'article' || kind === 'blog') score += isArticle || isDated || types.length === 0 ? 2 : 1;
  if (kind === 'website' || kind.startsWith('product')) score -= 1;
  if (isArticle) score += 2;
  if (types.some((type) => OTHER_TYPE.test(type))) score -= 2;
  if (isDated) score += 1;
  if (document.querySelector(ARTICLE_MARK)) score += 1;
  if (articles === 1) score += 1;
  if (articles > 4) score -= 1;
  if (path === '/' || path === '') score -= 2;
  if (ARTICLE_PATH.test(path)) score += 1;
  if (OTHER_PATH.test(path)) score -= 1;
  return score;
}

/** True for an `article` without a title in an item that is called a comment: it holds what a reader says. */
function isComment(article: Element): boolean {
  if (article.querySelector(HEADINGS)) return false;
  return article.matches(COMMENTS_NAME) || article.parentElement?.matches(`li:is(${COMMENTS_NAME})`) === true;
}
