import { hasIndexIn, isIndex } from '../answer/index-brackets';
import { FIRST } from '../prompt/numbered-text';
import { clip } from '../text/clip';
import { findCited, passageWords, type CitableText } from './citable';
import { textFragmentUrl } from './text-fragment';

/** Code, which holds no citations; and citations. */
const PARTS =
  /(?:^|\n) {0,3}(`{3,}|~{3,})[\s\S]*?(?:\n {0,3}\1[`~]*(?=\n|$)|$)|(`+)[^`]*\2|\[(?:(\d{1,3})[·・])?(\d{1,6})\](?![(:])/g;

/** Characters of a passage that are quoted. */
const QUOTE = 240;

/**
 * An answer's Markdown for use elsewhere: each citation is a link to its passage, by a text fragment, and the
 * passages are quoted below under `title`. Citations that lead nowhere are removed.
 */
export function withSources(markdown: string, texts: readonly CitableText[], title: string): string {
  const sources = new Map<string, string>();
  const answer = markdown.replaceAll(
    PARTS,
    (
      part: string,
      _fence: string | undefined,
      _ticks: string | undefined,
      source: string | undefined,
      passage: string | undefined,
      at: number,
    ) => {
      if (passage === undefined || Number(passage) === 0) return part;
      const near = [markdown.slice(Math.max(at - 80, 0), at), markdown.slice(at + part.length)] as const;
      if (isIndex(...near, () => hasIndexIn(paragraphAt(markdown, at)))) return part;
      const cited = findCited(texts, {
        source: source === undefined ? null : Number(source),
        passage: Number(passage),
      });
      if (!cited) return '';
      const { page, source: own } = cited.of;
      const name = own === FIRST ? passage : `${own}·${passage}`;
      const words = passageWords(cited);
      const quote = `“${clip(words.replaceAll(/\s+/g, ' '), QUOTE)}”`;
      if (!page) {
        sources.set(name, `- \\[${name}\\] ${quote}`);
        return `\\[${name}\\]`;
      }
      const url = textFragmentUrl(page.url, words);
      sources.set(name, `- \\[${name}\\] ${quote} — [${page.title.replaceAll(/[[\]\\]/g, '\\$&')}](${url})`);
      return `[\\[${name}\\]](${url})`;
    },
  );
  if (sources.size === 0) return answer.trim();
  return `${answer.trim()}\n\n**${title}**\n\n${[...sources.values()].join('\n')}\n`;
}

function paragraphAt(markdown: string, at: number): string {
  const end = markdown.indexOf('\n\n', at);
  return markdown.slice(markdown.lastIndexOf('\n\n', at) + 1, end === -1 ? markdown.length : end);
}
