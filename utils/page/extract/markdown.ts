import { tables } from '@joplin/turndown-plugin-gfm';
import TurndownService from 'turndown';
import { MARK } from '../dom/list-marks';
import { escapeProse } from './escape-prose';
import { dropFieldNames } from './field-names';
import { tidy } from './tidy';

/**
 * Turns an element into Markdown for a language model: structure is kept, decoration dropped.
 *
 * Takes a copy, since the element is changed. Its addresses are absolute, its code blocks and formulas in the
 * form that `normaliseCode` and `snapshot` give them. `url` is the page's, to recognise links within it.
 */
export function toMarkdown(root: Element, url: string): string {
  tidy(root, url);
  escapeProse(root);
  dropFieldNames(root);
  return createConverter()
    .turndown(root as HTMLElement)
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}(?=[^`]*(?:```[^`]*```[^`]*)*$)/g, '\n\n')
    .trim();
}

function createConverter(): TurndownService {
  const converter = new TurndownService({
    headingStyle: 'atx',
    codeBlockStyle: 'fenced',
    bulletListMarker: '-',
    emDelimiter: '*',
    hr: '---',
    br: '',
  });
  converter.escape = (text) => text;
  converter.use(tables);
  for (const [name, rule] of Object.entries(RULES)) converter.addRule(name, rule);
  return converter;
}

const RULES: Readonly<Record<string, TurndownService.Rule>> = {
  formula: {
    filter: (node) => node.classList.contains('tex'),
    replacement: (_content, node) => {
      const tex = node.textContent ?? '';
      if (tex === '') return '';
      return node.classList.contains('tex-block') ? `\n\n$$\n${tex}\n$$\n\n` : `$${tex}$`;
    },
  },
  listItem: {
    filter: 'li',
    replacement: (content, node) => {
      const marker = markerOf(node);
      const isLoose = content.endsWith('\n') && node.querySelector(':scope > p + p') !== null;
      const indent = marker.startsWith('- ') ? 2 : marker.length;
      const text = content.trim().replaceAll('\n', `\n${' '.repeat(indent)}`);
      return `${marker}${text}${isLoose ? '\n' : ''}${node.nextElementSibling ? '\n' : ''}`;
    },
  },
  term: {
    filter: 'dt',
    replacement: (content) => {
      const text = content.trim();
      return `\n\n${/\n|\*\*/.test(text) ? text : `**${text}**`}\n`;
    },
  },
  description: {
    filter: 'dd',
    replacement: (content) => {
      const text = content.trim();
      return text.includes('\n') ? `\n\n${text}\n\n` : `\n: ${text}\n`;
    },
  },
  deleted: {
    filter: (node) => ['del', 's', 'strike'].includes(node.localName),
    replacement: (content) => (content.trim() ? `~~${content}~~` : ''),
  },
  // HTML, which Markdown allows: as plain letters, "H2O" and "x2" would be other words.
  script: {
    filter: ['sub', 'sup'],
    replacement: (content, node) => {
      const text = content.trim();
      if (text === '' || /^\[.*\]/.test(text)) return text;
      return node.hasAttribute('data-note') ? `[${text}]` : `<${node.localName}>${text}</${node.localName}>`;
    },
  },
  quotation: { filter: 'q', replacement: (content) => `“${content}”` },
  link: {
    filter: (node) => node.localName === 'a',
    replacement: (content, node) => {
      const text = content.trim();
      const address = node.getAttribute('href');
      return text === '' || !address ? content : `[${text}](${destination(address)})`;
    },
  },
  image: {
    filter: 'img',
    replacement: (_content, node) => {
      const text = (node.getAttribute('alt') ?? '').replace(/\s+/g, ' ').trim();
      if (/^\p{Extended_Pictographic}\S{0,6}$/u.test(text) || isLetter(node, text)) return text;
      return text === '' ? '' : `![${text}](${destination(node.getAttribute('src') ?? '')})`;
    },
  },
};

/** True for the picture of a letter that fonts lack, or of the first letter of a text, within a word. */
function isLetter(image: Element, text: string): boolean {
  if (/(^|[\s_-])gaiji([\s_-]|$)/i.test(image.getAttribute('class') ?? '')) return text !== '';
  const touches = [image.previousSibling?.nodeValue?.at(-1), image.nextSibling?.nodeValue?.at(0)];
  return /^\p{L}\p{M}*$/u.test(text) && touches.some((sign = '') => /[\p{L}\p{N}]/u.test(sign));
}

/**
 * The mark of an item as the page shows it. What Markdown does not know as one, such as letters, follows a
 * bullet.
 */
function markerOf(item: Element): string {
  const mark = item.getAttribute(MARK) ?? positionOf(item);
  if (mark === '') return '- ';
  return /^\d{1,9}[.)]$/.test(mark) ? `${mark} ` : `- ${mark} `;
}

/** For a list that a site's rule made. */
function positionOf(item: Element): string {
  const list = item.parentElement;
  if (list?.localName !== 'ol') return '';
  const start = Number.parseInt(list.getAttribute('start') ?? '1', 10);
  return `${(start || 1) + [...list.children].indexOf(item)}.`;
}

/**
 * CommonMark 6.3: a destination with spaces or unbalanced parentheses must be escaped, and brackets so that
 * they differ from the text.
 */
function destination(address: string): string {
  return address.replaceAll(/[ ()[\]]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
