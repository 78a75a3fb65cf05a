import { textOf } from '../page/dom/text-length';
import { readMetadata } from '../page/extract/metadata';
import { fragmentMarkdown, removeFrom, rename } from './fragment';
import type { SitePage, SiteRule, SiteSource } from './site-page';

/** Parts of an article's markup that do not belong to it, shared by all wikis of Wikimedia. */
const BESIDE = [
  '.mw-editsection,.mw-cite-backlink,.navbox,.vertical-navbox,.sistersitebox,.side-box,.ambox,.mbox-small',
  '.metadata,.toc,#toc,[role=navigation],.printfooter,.catlinks,.mw-empty-elt,.noexcerpt,.shortdescription',
  '.mw-indicators,.mw-kartographer-container,.mw-tmh-player,.authority-control,.Inline-Template,.mw-jump-link',
].join(',');

/**
 * A page of Wikipedia or another wiki of Wikimedia: all of its sections, the infobox as a table, and the
 * references as footnotes that the numbers in the text lead to.
 */
export const wikipedia: SiteRule = {
  matches: ({ hostname }) =>
    /(?:^|\.)(?:wikipedia|wiktionary|wikivoyage|wikibooks|wikinews|wikiquote|wikisource|wikiversity)\.org$/.test(
      hostname,
    ),
  read: readWikiPage,
};

function readWikiPage({ document, url }: SiteSource): SitePage | null {
  // The members of a category are around the article's own element.
  const content = document.querySelector('#mw-content-text');
  if (!content) return null;
  const notes: string[] = [];
  const markdown = fragmentMarkdown(content, url, (copy) => {
    removeFrom(copy, BESIDE);
    tidyInfoboxes(copy);
    tidyLinks(copy);
    notes.push(...linkNotes(copy));
    removeEmptySections(copy);
  });
  const metadata = readMetadata(document, url.href, {});
  const heading = document.querySelector('#firstHeading,main h1');
  return {
    ...metadata,
    title: heading ? textOf(heading) : metadata.title,
    site: document.querySelector('meta[property="og:site_name"]')?.getAttribute('content') ?? siteName(url),
    // “Contributors to Wikimedia projects”, on every page.
    byline: null,
    markdown: [markdown, notes.join('\n')].filter((part) => part !== '').join('\n\n'),
    transcript: 'none',
  };
}

function siteName({ hostname }: URL): string {
  const [, name = 'Wikipedia'] = /(\w+)\.org$/.exec(hostname) ?? [];
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** An infobox is names and values, and a table in form only. Its title is the page's. */
function tidyInfoboxes(copy: Element): void {
  for (const box of copy.querySelectorAll('table[class*=infobox]')) {
    if (box.parentElement?.closest('table')) continue;
    removeFrom(box, '[class*=image],.infobox-above,style,table');
    const list = box.ownerDocument.createElement('ul');
    for (const row of box.querySelectorAll('tr')) {
      const [label, ...values] = [...row.querySelectorAll('th,td')].filter((cell) => textOf(cell) !== '');
      if (!label) continue;
      const item = list.appendChild(box.ownerDocument.createElement('li'));
      if (values.length === 0 && label.localName === 'td') item.append(...label.childNodes);
      else item.append(rename(label, 'strong'), values.length > 0 ? ': ' : '');
      for (const value of values) item.append(...value.childNodes, ' ');
    }
    box.replaceWith(list);
  }
}

/** Every image leads to a page about the image, and a link to a missing article to its editor. */
function tidyLinks(copy: Element): void {
  const links = copy.querySelectorAll('a.mw-file-description,a.image,a.new,a[href*="action=edit"]');
  for (const link of links) link.replaceWith(...link.childNodes);
}

/**
 * Writes footnotes as Markdown has them: `[^1]` in the text, `[^1]: …` at the end. Returns the notes, and
 * removes their lists from the copy. Notes without a reference in the text stay where they are.
 */
function linkNotes(copy: HTMLElement): readonly string[] {
  const notes = new Map<Element, string>();
  for (const mark of copy.querySelectorAll('sup.reference')) {
    const label = textOf(mark).replace(/[[\]\s]/g, '');
    const [, id = ''] = (mark.querySelector('a[href*="#"]')?.getAttribute('href') ?? '').split('#');
    const note = copy.querySelector(`[id="${CSS.escape(decodeURIComponent(id))}"]`);
    if (label === '') continue;
    mark.replaceWith(`[^${label}]`);
    if (note && !notes.has(note)) notes.set(note, label);
  }
  for (const note of notes.keys()) note.remove();
  return [...notes].map(([note, label]) => `[^${label}]: ${noteText(note)}`);
}

function noteText(note: Element): string {
  const text = note.querySelector('.reference-text') ?? note;
  const link = [...text.querySelectorAll('a.external')].find((element) => textOf(element) !== '');
  const address = link?.getAttribute('href');
  return `${textOf(text)}${address ? ` <${address}>` : ''}`;
}

/** Removes headings without content, such as that of the references. */
function removeEmptySections(copy: HTMLElement): void {
  for (const heading of copy.querySelectorAll('.mw-heading')) {
    const inner = heading.querySelector('h1,h2,h3,h4,h5,h6');
    if (inner) heading.replaceWith(inner);
  }
  for (const box of copy.querySelectorAll('.reflist,.mw-references-wrap,ol.references')) {
    if (textOf(box) === '') box.remove();
  }
  const headings = [...copy.querySelectorAll('h2,h3,h4')].toReversed();
  for (const heading of headings) {
    if (isEmptySection(heading)) heading.remove();
  }
  // A definition list of one formula is how the site indents it.
  for (const list of copy.querySelectorAll('dl')) {
    const isIndent = [...list.children].every((child) => child.localName === 'dd');
    if (!isIndent) continue;
    for (const item of Array.from(list.children)) rename(item, 'p');
    list.replaceWith(...list.childNodes);
  }
}

/** True if nothing comes before the next heading of its rank, or before the end of its section. */
function isEmptySection(heading: Element): boolean {
  let next: ChildNode | null = heading.nextSibling;
  while (next && next.nodeType !== next.ELEMENT_NODE && !next.nodeValue?.trim()) next = next.nextSibling;
  if (next === null)
    return heading.parentElement?.matches('section,.mw-parser-output,#mw-content-text') ?? false;
  const name = next.nodeName.toLowerCase();
  return /^h[2-6]$/.test(name) && name <= heading.localName;
}
