/** The web of a walk: a few pages, whose texts come in versions. */
import { createHash } from 'node:crypto';

/** The addresses to go to. One may be read by no extension, one has no text, one is long. */
export const ADDRESSES = [
  'https://example.com/tides',
  'https://example.com/waves',
  'https://app.example/#/inbox',
  'https://app.example/#/sent',
  'https://example.com/moon?utm_source=mail',
  'chrome://settings/',
  'https://example.com/blank',
  'https://example.com/long',
] as const;

/** BCP 47. */
export function languageOf(url: string): string {
  return url.includes('waves') ? 'de' : 'en';
}

export function titleOf(url: string): string {
  return `About ${url.replace(/^\w+:\/\//, '').replace(/\?.*/, '')}`;
}

const WORDS =
  'The water rises and falls twice a day, and on most coasts the second high water is as high as the first one. ';

const PARAGRAPH = WORDS.repeat(4).trim();

/** More than the smallest model takes in at once. */
const LONG = Array.from({ length: 48 }, (_, index) => `Chapter ${index + 1}`);

/** A page as Markdown: three sections, of which the second tells the version. The whole page has navigation too. */
export function textOf(url: string, version: number, mode: 'main' | 'whole'): string {
  const title = titleOf(url);
  if (url.includes('blank')) return '';
  const names = url.includes('long') ? LONG : ['First', 'Second', 'Third'];
  const sections = names.map((name, index) => {
    const state = index === 1 && version > 0 ? `This is state ${version} of ${title}.\n\n` : '';
    // More than goes along with a selection.
    const more = name === LONG[0] ? `\n\n${PARAGRAPH}`.repeat(24) : '';
    return `## ${name} of ${title}\n\n${state}${PARAGRAPH}${more}`;
  });
  const navigation = mode === 'whole' ? `Home, News, Contact of ${title}\n\n` : '';
  return `${navigation}# ${title}\n\n${sections.join('\n\n')}`;
}

/** The nth selection: words that every page with a text has, or that no page has. No two are the same. */
export function selectionOf(n: number): string {
  if (n % 2 === 0) return `words s${n} of the page`;
  const first = n % 7;
  return PARAGRAPH.split(' ')
    .slice(first, first + 6 + (n >> 1))
    .join(' ');
}

/** True if a selection is words of the page. */
export function isOfPage(selection: string): boolean {
  return PARAGRAPH.includes(selection);
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
