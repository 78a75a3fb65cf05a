import { textOf } from '../page/dom/text-length';
import { readMetadata } from '../page/extract/metadata';
import { fragmentMarkdown } from './fragment';
import { lowerHeadings, postTime, textIn } from './posts';
import type { SitePage, SiteRule, SiteSource } from './site-page';

/** First path segments that are no user names. */
const RESERVED =
  /^\/(?:topics|search|settings|orgs|users|sponsors|marketplace|features|about|pricing|login|notifications|explore|collections|apps|enterprise|trending|stars)\//;

/**
 * A repository or a folder of one on GitHub: its description, its files with their last change, and its
 * README.
 */
export const githubRepository: SiteRule = {
  matches: ({ hostname, pathname }) =>
    hostname === 'github.com' &&
    /^\/[^/]+\/[^/]+\/?(?:tree\/.+)?$/.test(pathname) &&
    !RESERVED.test(pathname),
  read: readRepository,
};

function readRepository({ document, url }: SiteSource): SitePage | null {
  const files = fileLines(document);
  const readme = document.querySelector('article.markdown-body,#readme .markdown-body');
  if (files.length === 0 && !readme) return null;
  const [, owner = '', name = '', ...folder] = url.pathname.split('/');
  const metadata = readMetadata(document, url.href, {});
  const parts = [
    about(document),
    files.length > 0 ? `## Files\n\n${files.join('\n')}` : '',
    readme ? `## README\n\n${lowerHeadings(fragmentMarkdown(readme, url), 2)}` : '',
  ];
  return {
    ...metadata,
    title: [`${owner}/${name}`, ...folder.slice(2)].join('/'),
    site: 'GitHub',
    byline: owner,
    markdown: parts.filter((part) => part !== '').join('\n\n'),
    transcript: 'none',
  };
}

/** The column beside the files; empty in a folder, which has none. */
function about(document: Document): string {
  const heading = [...document.querySelectorAll('h2')].find((element) => textOf(element) === 'About');
  const cell = heading?.parentElement;
  if (!cell) return '';
  const topics = [...cell.querySelectorAll('a[href^="/topics/"]')].map(textOf);
  const site = cell.querySelector('a[href^="http"][rel~=nofollow]')?.getAttribute('href');
  const counts = [...cell.querySelectorAll('a[href$="/stargazers"],a[href$="/forks"]')].map(textOf);
  const license = [...cell.querySelectorAll('a')].map(textOf).find((text) => /\blicen[cs]e\b/i.test(text));
  const parts = [
    textIn(cell, 'p'),
    site ? `<${site}>` : null,
    [license, ...counts].flatMap((part) => (part ? `- ${part}` : [])).join('\n'),
    topics.length > 0 ? `Topics: ${topics.join(', ')}` : null,
  ];
  return parts.filter((part) => part).join('\n\n');
}

/** One line a file. The page has each name twice, for wide and narrow windows. */
function fileLines(document: Document): readonly string[] {
  const rows = document.querySelectorAll(
    'table[aria-labelledby="folders-and-files"] tbody tr,[role=row].js-navigation-item',
  );
  return [...rows].flatMap((row) => {
    const link = row.querySelector('a[href*="/tree/"],a[href*="/blob/"]');
    if (!link) return [];
    const isFolder = link.getAttribute('href')?.includes('/tree/') ?? false;
    const change = textIn(row, 'a[href*="/commit/"]');
    const time = postTime(row.querySelector('relative-time,time')?.getAttribute('datetime'))?.slice(0, 10);
    const name = `\`${textOf(link)}${isFolder ? '/' : ''}\``;
    return [`- ${[name, change, time].filter((part) => part).join(' · ')}`];
  });
}
