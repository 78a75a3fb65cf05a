import { textOf } from '../page/dom/text-length';
import { readMetadata } from '../page/extract/metadata';
import { fragmentMarkdown, removeFrom } from './fragment';
import { shapeBlocks } from './notion-blocks';
import { textIn } from './posts';
import type { SitePage, SiteRule, SiteSource } from './site-page';

const CONTENT = '.notion-page-content';

/**
 * A page of Notion, also under a domain of its owner's. Everything in it is a `div`: only the name of a block
 * tells headings, items and code apart, and only styles tell bold and code.
 */
export const notion: SiteRule = {
  matches: (_url, document) => document.querySelector(`#notion-app ${CONTENT}`) !== null,
  read: readNotionPage,
};

function readNotionPage({ document, url }: SiteSource): SitePage | null {
  // A page in peek view lies over the one behind it.
  const contents = [...document.querySelectorAll(CONTENT)];
  const content = contents.find((element) => element.closest('.notion-peek-renderer')) ?? contents[0];
  if (!content || !content.querySelector('[data-block-id]')) return null;
  const frame = content.closest('.notion-peek-renderer,.notion-frame') ?? document;
  const metadata = readMetadata(document, url.href, {});
  return {
    ...metadata,
    title: textIn(frame, 'h1') ?? metadata.title.replace(/ \| Notion$/, ''),
    site: 'Notion',
    markdown: [propertiesOf(frame), fragmentMarkdown(content, url, shape)]
      .filter((part) => part !== '')
      .join('\n\n'),
    transcript: 'none',
  };
}

function shape(copy: HTMLElement): void {
  shapeText(copy);
  shapeBlocks(copy);
  removeFrom(copy, '.pseudoBefore,.notion-list-item-box-left,[role=button]');
}

/** Bold, italic, struck and code are styles of spans; a line break is a character. */
function shapeText(copy: HTMLElement): void {
  for (const span of copy.querySelectorAll<HTMLElement>('span[data-token-index][style]')) {
    const style = span.getAttribute('style') ?? '';
    const isCode = /monospace|SFMono/i.test(style);
    const names = [
      isCode ? 'code' : '',
      /font-weight:\s*(?:600|700|bold)/.test(style) ? 'strong' : '',
      /font-style:\s*italic/.test(style) ? 'em' : '',
      /line-through/.test(style) ? 'del' : '',
    ].filter((name) => name !== '');
    let inner: Element = span;
    for (const name of names) {
      const wrapper = span.ownerDocument.createElement(name);
      inner.replaceWith(wrapper);
      wrapper.append(inner);
      inner = wrapper;
    }
  }
  for (const leaf of copy.querySelectorAll('[data-content-editable-leaf]')) {
    if (!leaf.closest('.notion-code-block')) breakLines(leaf);
  }
}

function breakLines(element: Element): void {
  for (const node of Array.from(element.childNodes)) {
    if (node.nodeType === node.ELEMENT_NODE) breakLines(node as Element);
    const text = node.nodeType === node.TEXT_NODE ? (node.nodeValue ?? '') : '';
    if (!text.includes('\n')) continue;
    const lines = text.split('\n').flatMap((line, index) => {
      const br = element.ownerDocument.createElement('br');
      return index === 0 ? [line] : [br, line];
    });
    (node as ChildNode).replaceWith(...lines);
  }
}

/** The properties of a page that is an entry of a database: a table of names and values above its text. */
function propertiesOf(frame: ParentNode): string {
  const rows = [...frame.querySelectorAll('[role=table] [role=row]')].filter((row) => !row.closest(CONTENT));
  return rows
    .map((row) => {
      const cells = [...row.querySelectorAll('[role=cell]')];
      return (cells.length > 0 ? cells : [...row.children]).map(textOf).filter((text) => text !== '');
    })
    .flatMap(([name, ...values]) =>
      name && values.length > 0 ? [`- **${name}:** ${values.join(', ')}`] : [],
    )
    .join('\n');
}
