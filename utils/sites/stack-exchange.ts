import { textOf } from '../page/dom/text-length';
import { readMetadata } from '../page/extract/metadata';
import { fragmentMarkdown } from './fragment';
import { flatPosts, lowerHeadings, postTime, textIn, type Post } from './posts';
import type { SitePage, SiteRule, SiteSource } from './site-page';

const HOSTS =
  /(?:^|\.)(?:stackoverflow\.com|stackexchange\.com|serverfault\.com|superuser\.com|askubuntu\.com|stackapps\.com|mathoverflow\.net)$/;

const ANSWERS = [
  '[data-answerid]',
  '[itemprop=suggestedAnswer],[itemprop=acceptedAnswer]',
  '.answer,.js-answer',
] as const;

/**
 * A question of Stack Overflow and its sister sites: the question, then the answers in the order of the page,
 * each with its score, the accepted one labelled, and the comments under their post.
 */
export const stackExchange: SiteRule = {
  matches: ({ hostname, pathname }) => HOSTS.test(hostname) && /^\/(?:questions|q|a)\/\d+/.test(pathname),
  read: readQuestion,
};

function readQuestion({ document, url }: SiteSource): SitePage | null {
  const question = document.querySelector('#question,[data-questionid]');
  if (!question) return null;
  const answers = answersOf(document);
  const tags = [...question.querySelectorAll('[rel=tag]')].map(textOf);
  const asked = postOf(question, url);
  const posts = answers.map((answer) => postOf(answer, url));
  // A page that is built in another way is left to the general reading.
  const isKnown = asked.body !== '' && posts.every(({ body }) => body !== '');
  if (!isKnown || (answers.length === 0 && countShown(document) > 0)) return null;
  const metadata = readMetadata(document, url.href, {});
  const markdown = [
    [`Asked by ${asked.author}`, postTime(asked.time), scoreOf(question)]
      .filter((part) => part !== null)
      .join(' · '),
    tags.length > 0 ? `Tags: ${[...new Set(tags)].join(', ')}` : '',
    lowerHeadings(asked.body, 1),
    answers.length > 0 ? `## Answers (${countOf(document, answers.length)})` : '',
    flatPosts(posts),
  ];
  return {
    ...metadata,
    title: textIn(document, 'h1[itemprop=name],#question-header h1') ?? metadata.title,
    byline: asked.author,
    published: timeOf(question, document),
    markdown: markdown.filter((part) => part !== '').join('\n\n'),
    transcript: 'none',
  };
}

/** The answers by the way of marking them that finds most: the site has had several. */
function answersOf(document: Document): readonly Element[] {
  const found = ANSWERS.map((selector) => document.querySelectorAll(selector));
  const most = Math.max(...found.map(({ length }) => length));
  return [...(found.find(({ length }) => length === most) ?? [])];
}

/** The rest of the answers are on the next page. */
function countOf(document: Document, here: number): string {
  const all = countShown(document);
  return all > here ? `${here} of ${all}` : String(here);
}

/** The number of answers that the page says there are; 0 where it does not. */
function countShown(document: Document): number {
  const shown = document.querySelector('[itemprop=answerCount],#answers-header [data-answercount]');
  const count = Number(shown?.getAttribute('data-answercount') ?? shown?.textContent ?? 0);
  return Number.isNaN(count) ? 0 : count;
}

function postOf(post: Element, url: URL): Post {
  const isAccepted = post.matches('.accepted-answer,[itemprop=acceptedAnswer]');
  const comments = [...post.querySelectorAll('[itemprop=comment],li.comment')].map((comment) =>
    commentLine(comment, url),
  );
  const body = fragmentMarkdown(post.querySelector('.js-post-body,.s-prose,[itemprop=text]'), url);
  return {
    author: authorOf(post),
    time: timeOf(post, null),
    marks: [scoreOf(post), isAccepted ? 'accepted answer' : null],
    body: comments.length > 0 ? `${body}\n\n# Comments\n\n${comments.join('\n')}` : body,
  };
}

function scoreOf(post: Element): string | null {
  const score = post.getAttribute('data-score') ?? textIn(post, '[itemprop=upvoteCount]');
  return score === null ? null : `score ${score}`;
}

/** The last signature is the author's; one before it is the editor's. */
function authorOf(post: Element): string {
  const named = post.querySelector('[itemprop=author]:not([itemprop=comment] *)');
  return (
    named?.querySelector('[itemprop=name]')?.getAttribute('content') ??
    (named && textIn(named, 'a')) ??
    (named && textOf(named)) ??
    post.getAttribute('data-author-username') ??
    'unknown'
  );
}

function timeOf(post: Element, document: Document | null): string | null {
  const asked = document?.querySelector('time[itemprop=dateCreated]')?.getAttribute('datetime');
  const written = [...post.querySelectorAll('.user-action-time .relativetime')].at(-1)?.getAttribute('title');
  const time = asked ?? written ?? post.querySelector('time[datetime]')?.getAttribute('datetime');
  return time?.replace(' ', 'T') ?? null;
}

function commentLine(comment: Element, url: URL): string {
  const text = fragmentMarkdown(comment.querySelector('.comment-copy,[itemprop=text]'), url);
  const author = textIn(comment, '[itemprop=author] [itemprop=name],.comment-user') ?? 'unknown';
  const time = postTime(
    comment.querySelector('[class*=relativetime]')?.getAttribute('title')?.split(',')[0]?.replace(' ', 'T'),
  );
  const score = Number(comment.getAttribute('data-comment-score') ?? 0);
  const head = [author, time, score > 0 ? `score ${score}` : null]
    .filter((part) => part !== null)
    .join(' · ');
  return `- **${head}:** ${text.replace(/\n+/g, '\n  ')}`;
}
