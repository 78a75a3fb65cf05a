import { Marked } from 'marked';

const marked = new Marked({ async: false, gfm: true });

/** Tags within a line: the text on both sides of one may be a single word. */
const INLINE =
  /<\/?(a|abbr|b|bdi|bdo|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u|var)\b[^>]*>/gi;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** The text that a reader of the rendered Markdown sees: tags off, white space folded. */
export function textOfMarkdown(markdown: string): string {
  return String(marked.parse(markdown))
    .replace(INLINE, '')
    .replace(/<!--.*?-->|<[^>]*>/gs, ' ')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (entity, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? entity;
      return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal));
    })
    .replace(/\s+/g, ' ')
    .trim();
}
