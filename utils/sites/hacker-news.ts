import { textOf } from '../page/dom/text-length';
import { readMetadata } from '../page/extract/metadata';
import { fragmentMarkdown } from './fragment';
import { nestedPosts, postTime, textIn, type Post } from './posts';
import type { SitePage, SiteRule, SiteSource } from './site-page';

/** The width of the empty picture that indents a comment, in pixels for each level. */
const INDENT = 40;

const COMMENT_ROW = 'tr.comtr,tr[id]:has(td.ind,td[indent])';

/**
 * Hacker News: a story with its tree of comments, and the lists of stories. All of it is tables, in which
 * only the width of a picture tells which comment answers which.
 */
export const hackerNews: SiteRule = {
  matches: ({ hostname }) => hostname === 'news.ycombinator.com',
  read: (source) => (source.url.pathname === '/item' ? readItem(source) : readList(source)),
};

function readItem({ document, url }: SiteSource): SitePage | null {
  const rows = [...document.querySelectorAll(COMMENT_ROW)];
  const item = document.querySelector('.fatitem') ?? document.querySelector('tr.athing')?.closest('table');
  if (!item && rows.length === 0) return null;

  const story = item?.querySelector('.titleline > a,.titleline a');
  const metadata = readMetadata(document, url.href, {});
  const text = fragmentMarkdown(item?.querySelector('.toptext,.commtext'), url);
  const posts = rows.map((row) => commentOf(row, url));
  const parts = [
    story ? storyLine(story, item ?? document, url) : item ? `**${headLine(item)}**` : '',
    text,
    posts.length > 0 ? `## Comments\n\n${nestedPosts(posts)}` : '',
  ];
  return {
    ...metadata,
    title: story ? textOf(story) : metadata.title.replace(/ \| Hacker News$/, ''),
    site: 'Hacker News',
    byline: textIn(item ?? document, '.hnuser'),
    published: ageOf(item ?? document),
    markdown: parts.filter((part) => part !== '').join('\n\n'),
    transcript: 'none',
  };
}

function commentOf(row: Element, url: URL): Post {
  const indent = row.querySelector('td.ind,td[indent]');
  const level = indent?.getAttribute('indent');
  const width = Number(indent?.querySelector('img')?.getAttribute('width') ?? 0);
  const body = row.querySelector('.commtext') ?? row.querySelector('.comment');
  return {
    author: textIn(row, '.hnuser') ?? '[deleted]',
    time: ageOf(row),
    marks: [textIn(row, '.score')],
    depth: level ? Number(level) : Math.round(width / INDENT),
    body: fragmentMarkdown(body, url).replace(/\n*^reply$/m, ''),
  };
}

/** The title attribute holds the time in UTC, since 2024 followed by the same in seconds. */
function ageOf(root: ParentNode): string | null {
  const time = root.querySelector('.age[title]')?.getAttribute('title')?.split(' ')[0];
  return time ? `${time}Z` : null;
}

function storyLine(story: Element, around: ParentNode, url: URL): string {
  const address = URL.parse(story.getAttribute('href') ?? '', url.href)?.href ?? url.href;
  const isOwn = address.startsWith(`${url.origin}/item`);
  return [isOwn ? '' : `[${textOf(story)}](${address})`, headLine(around)]
    .filter((part) => part !== '')
    .join('\n\n');
}

function headLine(around: ParentNode): string {
  const comments = [...around.querySelectorAll('.subline a,.subtext a')].map(textOf);
  const parts = [
    textIn(around, '.score'),
    textIn(around, '.hnuser') && `by ${textIn(around, '.hnuser')}`,
    postTime(ageOf(around)),
    comments.find((text) => /^\d+\s*comments?$/.test(text)) ?? null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

/** The front page and similar lists: each story is a row of its own and one below it. */
function readList({ document, url }: SiteSource): SitePage | null {
  const stories = [...document.querySelectorAll('tr.athing:has(.titleline)')];
  if (stories.length < 2) return null;
  const items = stories.map((row, index) => {
    const story = row.querySelector('.titleline a');
    const address = URL.parse(story?.getAttribute('href') ?? '', url.href)?.href ?? url.href;
    const rank = Number.parseInt(textIn(row, '.rank') ?? '', 10) || index + 1;
    const about = row.nextElementSibling ? headLine(row.nextElementSibling) : '';
    return `${rank}. [${story ? textOf(story) : ''}](${address})${about === '' ? '' : `\n   ${about}`}`;
  });
  const metadata = readMetadata(document, url.href, {});
  return { ...metadata, site: 'Hacker News', markdown: items.join('\n'), transcript: 'none' };
}
