import { readCitations, CITATION_LIST } from './citation-syntax';
import { hasIndexIn, isIndex } from './index-brackets';
import type { Citation } from './tree';

/** Code, which holds no citations; and brackets with citations. */
const PARTS = new RegExp(
  '(?:^|\\n) {0,3}(`{3,}|~{3,})[^]*?(?:\\n {0,3}\\1[`~]*(?=\\n|$)|$)|(`+)[^`]*\\2|' +
    `(?<!\\\\)\\[\\s?(${CITATION_LIST})\\s?\\](?![(:])|［\\s?(${CITATION_LIST})\\s?］|【\\s?(${CITATION_LIST})\\s?】`,
  'g',
);

/**
 * An answer's Markdown with other text in place of its citations. `replace` takes those of one bracket, and gives null
 * to leave it as it is.
 */
export function replaceCitations(
  markdown: string,
  replace: (citations: readonly Citation[]) => string | null,
): string {
  return markdown.replaceAll(PARTS, (part: string, ...groups: readonly unknown[]) => {
    const list = groups.slice(2, 5).find((group) => typeof group === 'string');
    const at = Number(groups[5]);
    if (typeof list !== 'string') return part;
    const citations = readCitations(list);
    const before = markdown.slice(Math.max(at - 80, 0), at);
    const isText =
      citations.some(({ passage }) => passage === 0) ||
      isIndex(before, markdown.slice(at + part.length), () => hasIndexIn(paragraphAt(markdown, at)));
    return isText ? part : (replace(citations) ?? part);
  });
}

/** The Markdown without its citations, and without the spaces before them. */
export function withoutCitations(markdown: string): string {
  const marked = replaceCitations(markdown, () => GONE);
  return marked.replaceAll(new RegExp(`[ \\t]*${GONE}`, 'g'), '');
}

/** A character of no text. */
const GONE = '\uFFFF';

function paragraphAt(markdown: string, at: number): string {
  const end = markdown.indexOf('\n\n', at);
  return markdown.slice(markdown.lastIndexOf('\n\n', at) + 1, end === -1 ? markdown.length : end);
}
