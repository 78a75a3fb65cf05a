import { textOf } from '../page/dom/text-length';
import { readMetadata } from '../page/extract/metadata';
import { fragmentMarkdown } from './fragment';
import { nestedPosts, postTime, textIn, type Post } from './posts';
import type { SitePage, SiteRule, SiteSource } from './site-page';

/**
 * A post on Reddit with its tree of comments, on the present site, which is built of `shreddit-…` elements
 * with everything in their attributes, and on the old one.
 */
export const reddit: SiteRule = {
  matches: ({ hostname, pathname }) =>
    /^(?:(?:www|new|sh|old|np)\.)?reddit\.com$/.test(hostname) && pathname.includes('/comments/'),
  read: (source) => (source.document.querySelector('shreddit-post') ? readToday(source) : readOld(source)),
};

function readToday({ document, url }: SiteSource): SitePage | null {
  const post = document.querySelector('shreddit-post');
  if (!post) return null;
  const attribute = (name: string): string | null => post.getAttribute(name);
  const comments = [...document.querySelectorAll('shreddit-comment')].map((comment) => ({
    author: comment.getAttribute('author') ?? '[deleted]',
    time:
      comment.getAttribute('created') ??
      ownElement(comment, 'faceplate-timeago')?.getAttribute('ts') ??
      ownElement(comment, 'time')?.getAttribute('datetime') ??
      null,
    marks: [points(comment.getAttribute('score'))],
    depth: Number(comment.getAttribute('depth') ?? 0),
    body: fragmentMarkdown(ownElement(comment, '[slot=comment]'), url),
  }));
  return pageOf(document, url, {
    title: attribute('post-title') ?? textIn(document, 'h1') ?? '',
    community: attribute('subreddit-prefixed-name'),
    author: attribute('author'),
    time: attribute('created-timestamp'),
    score: attribute('score'),
    link: attribute('content-href'),
    body: fragmentMarkdown(
      post.querySelector('[property="schema:articleBody"]') ?? post.querySelector('[slot=text-body]'),
      url,
    ),
    comments,
    total: attribute('comment-count'),
  });
}

/** An element that belongs to a comment itself, not to an answer to it. */
function ownElement(comment: Element, selector: string): Element | null {
  const found = [...comment.querySelectorAll(selector)];
  return found.find((element) => element.closest('shreddit-comment') === comment) ?? null;
}

function readOld({ document, url }: SiteSource): SitePage | null {
  const post = document.querySelector('.thing.link,#siteTable .thing');
  if (!post) return null;
  const comments = [...document.querySelectorAll('.thing.comment')].map((comment): Post => {
    const entry = comment.querySelector(':scope > .entry') ?? comment;
    return {
      author: comment.getAttribute('data-author') ?? textIn(entry, '.author') ?? '[deleted]',
      time: entry.querySelector('time')?.getAttribute('datetime') ?? null,
      marks: [textIn(entry, '.score.unvoted') ?? textIn(entry, '.score')],
      depth: ancestors(comment),
      body: fragmentMarkdown(entry.querySelector('.md'), url),
    };
  });
  const title = post.querySelector('a.title');
  return pageOf(document, url, {
    title: title ? textOf(title) : '',
    community: post.getAttribute('data-subreddit') && `r/${post.getAttribute('data-subreddit')}`,
    author: post.getAttribute('data-author'),
    time: post.querySelector('time')?.getAttribute('datetime') ?? null,
    score: post.getAttribute('data-score'),
    link: post.getAttribute('data-url') ?? title?.getAttribute('href') ?? null,
    body: fragmentMarkdown(post.querySelector('.md'), url),
    comments,
    total: post.getAttribute('data-comments-count'),
  });
}

function ancestors(comment: Element): number {
  const parent = comment.parentElement?.closest('.thing.comment');
  return parent ? ancestors(parent) + 1 : 0;
}

interface Thread {
  readonly title: string;
  readonly community: string | null;
  readonly author: string | null;
  readonly time: string | null;
  readonly score: string | null;
  readonly link: string | null;
  readonly body: string;
  readonly comments: readonly Post[];
  readonly total: string | null;
}

function pageOf(document: Document, url: URL, thread: Thread): SitePage {
  const { community, author, body, comments } = thread;
  const link = URL.parse(thread.link ?? '', url.href);
  const isOwn = link === null || /(?:^|\.)(?:reddit\.com|redd\.it)$/.test(link.hostname);
  const head = [community, author && `u/${author}`, postTime(thread.time), points(thread.score)];
  const total = Number(thread.total ?? comments.length);
  const missing = total > comments.length ? ` (${comments.length || 'none'} of ${total} on the page)` : '';
  const parts = [
    head.filter((part) => part).join(' · '),
    isOwn ? '' : `<${link.href}>`,
    body,
    total > 0 ? `## Comments${missing}\n\n${nestedPosts(comments)}`.trim() : '',
  ];
  return {
    ...readMetadata(document, url.href, {}),
    title: thread.title,
    site: community ? `Reddit, ${community}` : 'Reddit',
    byline: author,
    published: thread.time,
    markdown: parts.filter((part) => part !== '').join('\n\n'),
    transcript: 'none',
  };
}

function points(score: string | null): string | null {
  return score === null || score === '' ? null : `${score} ${score === '1' ? 'point' : 'points'}`;
}
