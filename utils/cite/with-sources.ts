import { replaceCitations } from '../answer/replace-citations';
import type { Citation } from '../answer/tree';
import { FIRST } from '../prompt/numbered-text';
import { clip } from '../text/clip';
import { findCited, passageWords, type CitableText } from './citable';
import { textFragmentUrl } from './text-fragment';
import { isGivenFile } from '../text/given-file';

/** Characters of a passage that are quoted. */
const QUOTE = 240;

/**
 * An answer's Markdown for use elsewhere: each citation is a link to its passage, by a text fragment, and the
 * passages are quoted below under `title`. Citations that lead nowhere are removed.
 */
export function withSources(markdown: string, texts: readonly CitableText[], title: string): string {
  const sources = new Map<string, string>();
  function linked(citation: Citation): string {
    const cited = findCited(texts, citation);
    if (!cited) return '';
    const { page, source: own } = cited.of;
    const name = own === FIRST ? String(citation.passage) : `${own}·${citation.passage}`;
    const words = passageWords(cited);
    const quote = `“${clip(words.replaceAll(/\s+/g, ' '), QUOTE)}”`;
    if (!page || isGivenFile(page.url)) {
      const of = page ? ` — ${page.title.replaceAll(/[[\]\\]/g, '\\$&')}` : '';
      sources.set(name, `- \\[${name}\\] ${quote}${of}`);
      return `\\[${name}\\]`;
    }
    const url = textFragmentUrl(page.url, words);
    sources.set(name, `- \\[${name}\\] ${quote} — [${page.title.replaceAll(/[[\]\\]/g, '\\$&')}](${url})`);
    return `[\\[${name}\\]](${url})`;
  }
  const answer = replaceCitations(markdown, (citations) => citations.map(linked).join(''));
  if (sources.size === 0) return answer.trim();
  return `${answer.trim()}\n\n**${title}**\n\n${[...sources.values()].join('\n')}\n`;
}
