/** Texts with the citations of their passages in them, as they are sent. */
import { CITATION_LIST } from '../answer/citation-syntax';
import type { PassageNumbers } from './numbering';
import { passagesOf, type Passage } from './passages';

/** The first page of a conversation, nearly always the only one, has the plainest citations. */
export const FIRST = 1;

/** The tokens of a citation, estimated. */
export const CITATION_TOKENS = 3;

/** `[7]`, and `[2·7]` where it is not on the first page. */
export function citationOf(source: number, number: number): string {
  return source === FIRST ? `[${number}]` : `[${source}·${number}]`;
}

/** A page’s own notes look like our citations, in all forms that an answer may have them in, unless they are in code. */
const NOTE = new RegExp(
  `(\`+)[^\`]*\\1|\\[(?=\\s?${CITATION_LIST}\\s?\\](?![(:]))|［(?=\\s?${CITATION_LIST}\\s?］)|【(?=\\s?${CITATION_LIST}\\s?】)`,
  'g',
);

/**
 * Returns a function that gives any range of a text with a citation at the beginning of each passage: after a
 * bullet, within the first cell, on a line of its own before code. The page's own notes, `[3]`, become
 * `[^3]`, so that all citations are ours. Without `citations` the passages are numbered from 1.
 */
export function createNumberedSlice(text: string, citations: PassageNumbers | null = null) {
  const passages = passagesOf(text);
  const source = citations?.source ?? FIRST;

  return (start: number, end: number): string => {
    let numbered = '';
    let from = start;
    for (let i = firstEndingAfter(passages, start); i < passages.length; i++) {
      const passage = passages[i];
      if (!passage || passage.start >= end) break;
      const until = Math.min(passage.end, end);
      const begin = Math.max(passage.start, start);
      numbered += text.slice(from, begin);
      const number = citations ? citations.numbers[i] : passage.number;
      if (passage.start >= start && number !== undefined) {
        const citation = citationOf(source, number);
        numbered += standsAlone(passage) ? `${citation}\n${indentOf(text, begin)}` : `${citation} `;
      }
      const words = text.slice(begin, until);
      numbered += passage.kind === 'code' ? words : words.replaceAll(NOTE, noteOf);
      from = until;
    }
    return numbered + text.slice(from, end);
  };
}

/** A title that was taken from a numbered text, without its citation. */
export function withoutCitation(title: string): string {
  return title.replace(/^\[(?:\d+·)?\d+\] ?/, '');
}

function noteOf(found: string, ticks: string | undefined): string {
  return ticks === undefined ? `${found}^` : found;
}

function standsAlone({ kind }: Passage): boolean {
  return kind === 'code' || kind === 'formula';
}

/** The indentation for the next line; a bullet is not repeated. */
function indentOf(text: string, place: number): string {
  const lineStart = text.lastIndexOf('\n', place - 1) + 1;
  return text.slice(lineStart, place).replaceAll(/[^>\s]/g, ' ');
}

function firstEndingAfter(passages: readonly Passage[], place: number): number {
  let [low, high] = [0, passages.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((passages[middle]?.end ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}

const CITATION = /\[(\d{1,6})\]/g;

/**
 * Replaces the numbers in a text's citations of the first source; a citation for which `citationFor` returns
 * null is removed.
 */
export function withOtherCitations(text: string, citationFor: (number: number) => string | null): string {
  return text.replaceAll(CITATION, (_, number: string) => citationFor(Number(number)) ?? '');
}
