import { textOf } from '../page/dom/text-length';
import { readMetadata } from '../page/extract/metadata';
import { fragmentMarkdown } from './fragment';
import type { SitePage, SiteRule, SiteSource } from './site-page';

/** A document in the editor or its viewer. A published one (`/d/e/…/pub`) is an ordinary page. */
const PATH =
  /^(\/(?:a\/[^/]+\/)?document\/(?:u\/\d+\/)?d\/(?!e\/)[\w-]+)(?:\/(?:edit|view|preview|comment)?)?$/;

/**
 * Google Docs draws its text on a canvas. For browsers that cannot do that, the same server has the document
 * as HTML, under `mobilebasic`: we request that, as the page's user. (`export` leads to another host.)
 * Without it, there are only the outline and the text for assistive technology.
 */
export const googleDocs: SiteRule = {
  matches: ({ hostname, pathname }) => hostname === 'docs.google.com' && PATH.test(pathname),
  read: readDocument,
};

async function readDocument({ document, url, load }: SiteSource): Promise<SitePage | null> {
  const tab = url.searchParams.get('tab');
  const query = tab ? `?tab=${encodeURIComponent(tab)}` : '';
  const html = await load(`${PATH.exec(url.pathname)?.[1] ?? ''}/mobilebasic${query}`);
  const basic = html === null ? null : new DOMParser().parseFromString(html, 'text/html');
  const content = basic?.querySelector('.doc-content,#contents') ?? null;
  if (content) {
    tidyLists(content);
    tidyLinks(content);
    tidyTitles(content);
  }
  const metadata = readMetadata(document, url.href, {});
  const name = document.querySelector<HTMLInputElement>('input.docs-title-input')?.value;
  return {
    ...metadata,
    title: name || metadata.title.replace(/ [-–] Google [\p{L} ]+$/u, ''),
    site: 'Google Docs',
    // An application's head describes the application.
    byline: null,
    excerpt: null,
    markdown: fragmentMarkdown(content, url) || describedText(document),
    transcript: 'none',
  };
}

/** Each level of a list is a list of its own there; its class ends with the level. */
function tidyLists(content: Element): void {
  for (const list of content.querySelectorAll('ul,ol')) {
    const level = levelOf(list);
    let above = list.previousElementSibling;
    if (level === null || !above || levelOf(above) === null) continue;
    let depth = levelOf(above) ?? 0;
    for (; depth < level; depth += 1) {
      const item: Element | null = above.lastElementChild;
      const inner: Element | null =
        item?.querySelector(':scope > ul:last-child,:scope > ol:last-child') ?? null;
      if (!inner) {
        item?.append(list);
        break;
      }
      above = inner;
    }
    const isContinued = depth === level && above.localName === list.localName;
    if (isContinued && !(level === 0 && list.classList.contains('start'))) {
      above.append(...list.children);
      list.remove();
    } else if (depth === level && level > 0) {
      above.after(list);
    }
  }
}

function levelOf(list: Element): number | null {
  const level = /(?:^|\s)lst-kix_\w+-(\d)(?:\s|$)/.exec(list.className)?.[1];
  return level === undefined ? null : Number(level);
}

/** Links pass through a page that warns of leaving. */
function tidyLinks(content: Element): void {
  for (const link of content.querySelectorAll('a[href]')) {
    const address = URL.parse(link.getAttribute('href') ?? '');
    const target =
      address?.hostname === 'www.google.com' && address.pathname === '/url'
        ? address.searchParams.get('q')
        : null;
    if (target) link.setAttribute('href', target);
  }
}

/** The styles “title” and “subtitle” are paragraphs with a class. */
function tidyTitles(content: Element): void {
  for (const title of content.querySelectorAll('p.title')) {
    const heading = title.ownerDocument.createElement('h1');
    heading.append(...title.childNodes);
    title.replaceWith(heading);
  }
}

/** The lines that annotate the canvas for assistive technology, else the outline. */
function describedText(document: Document): string {
  const lines = [...document.querySelectorAll('svg rect[aria-label]')].map(
    (line) => line.getAttribute('aria-label')?.trim() ?? '',
  );
  if (lines.join('').length > 0) return lines.filter((line) => line !== '').join('\n');
  const outline = [...document.querySelectorAll('.navigation-item-content,[class*=outline] [role=treeitem]')];
  return outline.map((item) => `- ${textOf(item)}`).join('\n');
}
