import type { MarkedExtension } from 'marked';
import { hasIndexIn, isIndex } from './index-brackets';
import type { Reading } from './reading';
import type { Citation } from './tree';

/** One citation: `7`, or `2·7` for passage 7 of page 2. Japanese keyboards write full-width digits. */
const ONE = String.raw`(?:[\d０-９]{1,3}\s?[·・]\s?)?[\d０-９]{1,6}`;
const SEPARATOR = String.raw`\s?[,、，;；]\s?`;
/** The source of an expression for what stands between the brackets. */
export const CITATION_LIST = `${ONE}(?:${SEPARATOR}${ONE})*`;

/** `[7]`, `[7, 9]`, and in full width `［7］` or `【7】`. */
const CITATIONS = new RegExp(
  String.raw`^(?:\[\s?(${CITATION_LIST})\s?\]|［\s?(${CITATION_LIST})\s?］|【\s?(${CITATION_LIST})\s?】)`,
);

/** The text after a bracket that makes it a link or a link definition. */
const LINK_FOLLOWS = /^(?:\(|:\s*(?:<|https?:|mailto:))/;
const LABEL_FOLLOWS = /^\[([^[\]]+)\]/;

/** The part of a citation at the end of a growing answer: the rest is still to come. */
const HALF = /^(?:\[|［|【)[\s\d０-９·・,、，;；]*$/;

/** Reads citations of passages, never within code or a link's label. */
export function citationSyntax(reading: Reading): MarkedExtension {
  const hasIndex = () => (reading.hasIndex ??= hasIndexIn(reading.source));
  return {
    extensions: [
      {
        name: 'citations',
        level: 'inline',
        // Text ends at `[` anyway.
        start: (source) => {
          const index = source.search(/[［【]/);
          return index === -1 ? undefined : index;
        },
        tokenizer(source, tokens) {
          const match = CITATIONS.exec(source);
          if (!match || this.lexer.state.inLink) return undefined;
          const [raw, ...lists] = match;
          const list = lists.find((found) => found !== undefined) ?? '';
          const rest = source.slice(raw.length);
          const { links } = this.lexer.tokens;
          const isDefined = (label: string) => Object.hasOwn(links, label.trim().toLowerCase());
          if (raw.startsWith('[') && (LINK_FOLLOWS.test(rest) || isDefined(raw.slice(1, -1))))
            return undefined;
          const label = LABEL_FOLLOWS.exec(rest)?.[1];
          if (label !== undefined && isDefined(label)) return undefined;
          const before = tokens.at(-1);
          const isAfterText = before?.type === 'text' || before?.type === 'codespan';
          if (raw.startsWith('[') && isAfterText && isIndex(before.raw, rest, hasIndex)) return undefined;
          const citations = readCitations(list);
          // Passages are counted from 1.
          if (citations.some(({ passage }) => passage === 0)) return undefined;
          return { type: 'citations', raw, citations };
        },
      },
    ],
  };
}

/** Reads `7, 2·9` as citations. */
export function readCitations(list: string): readonly Citation[] {
  return list
    .normalize('NFKC')
    .split(/[,、;]/)
    .map((citation) => {
      const [passage, source] = citation.split(/[·・]/).toReversed();
      return {
        type: 'citation',
        source: source === undefined ? null : Number(source),
        passage: Number(passage),
      };
    });
}

/** True if `text` begins with a citation. */
export function isCitation(text: string): boolean {
  return CITATIONS.test(text);
}

/** True if `end`, the end of a growing answer from a bracket on, may be an incomplete citation. */
export function isHalfCitation(end: string): boolean {
  return HALF.test(end);
}
