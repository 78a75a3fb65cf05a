import { textOf } from '../page/dom/text-length';
import { readMetadata } from '../page/extract/metadata';
import { fragmentMarkdown } from './fragment';
import { flatPosts, postTime, textIn, type Post } from './posts';
import type { SitePage, SiteRule, SiteSource } from './site-page';

/** The text of a post, on every kind of page and through all of the site's redesigns. */
const BODY = '.markdown-body';
const AUTHOR = 'a[data-hovercard-url^="/users/"],a.author,a[data-hovercard-type=user],a[href^="/apps/"]';

/**
 * An issue, a pull request or a discussion on GitHub: every post with its author and time, in the order of
 * the page; review comments with the file they are about.
 */
export const githubThread: SiteRule = {
  matches: ({ hostname, pathname }) =>
    hostname === 'github.com' && /^\/[^/]+\/[^/]+\/(?:issues|pull|discussions)\/\d+$/.test(pathname),
  read: readThread,
};

function readThread({ document, url }: SiteSource): SitePage | null {
  const bodies = [...document.querySelectorAll(BODY)].filter(
    (body) => !body.parentElement?.closest(BODY) && !body.closest('form,[hidden],template,.js-preview-panel'),
  );
  const posts = bodies.map((body) => postOf(body, bodies, url)).filter((post) => post !== null);
  const [first, ...answers] = posts;
  if (!first) return null;
  const metadata = readMetadata(document, url.href, {});
  const state = textIn(document, '[data-testid=header-state],.State,[class*=StateLabel]');
  const parts = [
    [state, `opened by ${first.author}`, postTime(first.time)].filter((part) => part !== null).join(' · '),
    labels(document),
    first.body || '*No description.*',
    answers.length > 0 ? `## ${nameOf(url)} (${answers.length})` : '',
    hiddenItems(document),
    flatPosts(answers),
  ];
  return {
    ...metadata,
    title: titleOf(document, url) ?? metadata.title,
    byline: first.author,
    published: first.time,
    markdown: parts.filter((part) => part !== '').join('\n\n'),
    transcript: 'none',
  };
}

function nameOf({ pathname }: URL): string {
  return pathname.includes('/discussions/') ? 'Answers and comments' : 'Comments';
}

function titleOf(document: Document, { pathname }: URL): string | null {
  const title = textIn(document, '[data-testid=issue-title],.js-issue-title,h1 bdi,h1');
  return title && `${title.replace(/\s*#\d+$/, '')} #${pathname.split('/').at(-1)}`;
}

/** Posts without text, such as a review that only approves, are skipped. */
function postOf(body: Element, bodies: readonly Element[], url: URL): Post | null {
  const head = headOf(body, bodies);
  const outside = (selector: string): Element | undefined =>
    [...head.querySelectorAll(selector)].find((element) => !body.contains(element) && textOf(element) !== '');
  const time = [...head.querySelectorAll('relative-time[datetime],time[datetime]')].find(
    (element) => !body.contains(element),
  );
  const text = fragmentMarkdown(body, url);
  const author = outside(AUTHOR);
  if (text === '' || (!author && !time)) return null;
  const file = body.closest('details')?.querySelector('summary a[href*="#"],summary .text-mono');
  const isAnswer = head.querySelector(
    '[aria-label*="answer" i]:not(button),.discussion-answer-badge,[id^=answer-]',
  );
  return {
    author: author ? textOf(author) : 'unknown',
    time: time?.getAttribute('datetime') ?? null,
    marks: [
      file ? `on \`${textOf(file)}\`` : null,
      isAnswer ? 'marked as answer' : null,
      body.closest('[class*=nested-comment],[data-child-comments]') ? 'reply' : null,
    ],
    body: text,
  };
}

/** The largest element around a text that holds no other text. */
function headOf(body: Element, bodies: readonly Element[]): Element {
  let head = body;
  while (head.parentElement && head.parentElement.localName !== 'body') {
    const { parentElement } = head;
    if (bodies.some((other) => other !== body && parentElement.contains(other))) break;
    head = parentElement;
  }
  return head;
}

function labels(document: Document): string {
  const found = document.querySelectorAll(
    '[data-testid=issue-labels] a,.js-issue-labels a,.discussion-sidebar-item a.IssueLabel',
  );
  const names = new Set([...found].map(textOf).filter((name) => name !== ''));
  return names.size > 0 ? `Labels: ${[...names].join(', ')}` : '';
}

/** Long threads are folded in their middle, and folded posts are not on the page. */
function hiddenItems(document: Document): string {
  const more = [
    ...document.querySelectorAll('[data-testid^=issue-timeline-load-more],.ajax-pagination-form'),
  ];
  const count = more.map(textOf).find((text) => /\d/.test(text));
  return count ? `[… ${/[\d,]+/.exec(count)?.[0] ?? ''} items not loaded by the page …]` : '';
}
