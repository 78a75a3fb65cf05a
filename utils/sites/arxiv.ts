import { textOf } from '../page/dom/text-length';
import { readMetadata } from '../page/extract/metadata';
import { fragmentMarkdown, removeFrom, rename } from './fragment';
import { textIn } from './posts';
import type { SitePage, SiteRule, SiteSource } from './site-page';

/** arXiv: the page of a paper with its abstract and metadata, and the paper itself as HTML. */
export const arxiv: SiteRule = {
  matches: ({ hostname, pathname }) =>
    /(?:^|\.)(?:arxiv\.org|ar5iv\.org|ar5iv\.labs\.arxiv\.org)$/.test(hostname) &&
    /^\/(?:abs|html)\//.test(pathname),
  read: (source) =>
    source.document.querySelector('article.ltx_document') ? readPaper(source) : readAbstract(source),
};

function readAbstract({ document, url }: SiteSource): SitePage | null {
  const abstract = document.querySelector('blockquote.abstract');
  const authors = [...document.querySelectorAll('.authors a')].map(textOf);
  if (!abstract || authors.length === 0) return null;
  const facts = [...document.querySelectorAll('.metatable tr')].flatMap((row) => {
    const [label, value] = row.querySelectorAll('td');
    const text = fragmentMarkdown(value, url, withoutLabel).replace(/\s+/g, ' ');
    const name = label ? textOf(label).replace(/:$/, '') : '';
    return text === '' || name === '' ? [] : [`- **${name}:** ${text}`];
  });
  const metadata = readMetadata(document, url.href, {});
  const markdown = [
    `Authors: ${authors.join(', ')}`,
    textIn(document, '.dateline')?.replace(/^\[|\]$/g, '') ?? '',
    `## Abstract\n\n${fragmentMarkdown(abstract, url, withoutLabel).replace(/^> ?/gm, '')}`,
    facts.join('\n'),
    historyOf(document),
  ];
  return {
    ...metadata,
    title: metaOf(document, 'citation_title') ?? metadata.title.replace(/^\[[^\]]*\]\s*/, ''),
    site: 'arXiv',
    byline: authors.join(', '),
    published: metaOf(document, 'citation_date')?.replaceAll('/', '-') ?? null,
    markdown: markdown.filter((part) => part !== '').join('\n\n'),
    transcript: 'none',
  };
}

/** Removes the visible labels of parts, and the explanations of buttons. */
function withoutLabel(copy: HTMLElement): void {
  removeFrom(copy, '.descriptor,[role=tooltip],.button-and-tooltip');
}

function metaOf(document: Document, name: string): string | null {
  return document.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? null;
}

function historyOf(document: Document): string {
  const history = document.querySelector('.submission-history');
  const text = history ? textOf(history).replace(/^.*?(?=\[v1\])/, '') : '';
  const versions = text.split(/(?=\[v\d+\])/).map((version) => version.trim());
  return versions.length > 1 ? `## Versions\n\n${versions.map((version) => `- ${version}`).join('\n')}` : '';
}

/** Reads a paper in LaTeXML's HTML. */
function readPaper({ document, url }: SiteSource): SitePage | null {
  const paper = document.querySelector('article.ltx_document');
  const authors = [...document.querySelectorAll('.ltx_role_author .ltx_personname')].map(authorName);
  const notes: string[] = [];
  const markdown = fragmentMarkdown(paper, url, (copy) => {
    removeFrom(copy, '.ltx_title_document,.ltx_authors,.ltx_page_navbar,.ltx_dates');
    for (const heading of copy.querySelectorAll('.ltx_title_abstract')) rename(heading, 'h2');
    for (const table of copy.querySelectorAll('table.ltx_equation,table.ltx_equationgroup'))
      flattenEquations(table);
    notes.push(...takeNotes(copy));
    for (const link of copy.querySelectorAll('.ltx_cite a,a.ltx_ref[href*="#"]'))
      link.replaceWith(...link.childNodes);
    for (const tag of copy.querySelectorAll('.ltx_tag_bibitem')) tag.append(' ');
  });
  const metadata = readMetadata(document, url.href, {});
  const title = textIn(document, '.ltx_title_document');
  return {
    ...metadata,
    title: title ?? metadata.title,
    site: 'arXiv',
    byline: authors.join(', ') || null,
    published: textIn(document, '#watermark-tr')?.match(/\d{1,2} \w{3} \d{4}/)?.[0] ?? metadata.published,
    markdown: [markdown, notes.join('\n')].filter((part) => part !== '').join('\n\n'),
    transcript: 'none',
  };
}

/** Affiliations and footnote signs are within the name or after a line break. */
function authorName(person: Element): string {
  const [name = ''] = (person.textContent ?? '').trim().split('\n');
  return name.replace(/[\d*†‡§,]+$/u, '').trim();
}

/** An equation is a table of empty cells around a formula and its number. */
function flattenEquations(table: Element): void {
  const lines = [...table.querySelectorAll('tr')].map((row) => {
    const formulas = [...row.querySelectorAll('.tex')].map((formula) => formula.textContent ?? '');
    const number = row.querySelector('.ltx_eqn_eqno,.ltx_tag_equation');
    return { tex: formulas.join(' '), number: number ? textOf(number) : '' };
  });
  const blocks = lines.flatMap(({ tex, number }) => {
    if (tex === '') return [];
    const block = table.ownerDocument.createElement('span');
    block.className = 'tex tex-block';
    block.textContent = number === '' ? tex : `${tex} \\tag{${number.replace(/[()]/g, '')}}`;
    return [block];
  });
  table.replaceWith(...blocks);
}

/** Takes the footnotes out of the sentences that hold them. */
function takeNotes(copy: HTMLElement): readonly string[] {
  return [...copy.querySelectorAll('.ltx_role_footnote')].map((note) => {
    const mark = textIn(note, '.ltx_note_mark') ?? '*';
    const content = note.querySelector('.ltx_note_content') ?? note;
    removeFrom(content, '.ltx_note_mark,.ltx_tag_note');
    const text = textOf(content);
    note.replaceWith(`[^${mark}]`);
    return `[^${mark}]: ${text}`;
  });
}
