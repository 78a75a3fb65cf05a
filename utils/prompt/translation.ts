/** The translation of a page, part by part: what is asked for, and what of it is there. */
import { CITATION_LIST, readCitations } from '../answer/citation-syntax';
import type { Message } from '../kimi/message';
import type { PassageKind } from '../page/passage-target';
import { fenced } from './boundary';
import { digestParts, type PartOptions } from './digest-parts';
import { citationOf, createNumberedSlice, FIRST } from './numbered-text';
import type { PassageNumbers } from './numbering';
import { passagesOf, type Passage } from './passages';
import { TRANSLATE_PART, translatingPrompt } from './wording/translate-page';

/** A part of a page that one request translates. */
export interface TranslationPart {
  readonly title: string;
  readonly text: string;
  readonly passages: readonly TranslatedPassage[];
  /** Gives a range of the text with the marks of its passages. */
  readonly slice: (start: number, end: number) => string;
}

/** A passage by its place in the text, and the number that it has in the conversation. */
interface TranslatedPassage extends Pick<Passage, 'start' | 'end' | 'kind'> {
  readonly cited: number;
}

/** Short enough that an answer is written in one go, long enough that terms stay the same. */
const PART_TOKENS = 3_000;

/** Cuts a page into the parts that are translated one after the other. */
export function translationParts(
  text: string,
  citations: PassageNumbers,
  options: Omit<PartOptions, 'most'>,
): readonly TranslationPart[] {
  return digestParts(text, { ...options, most: PART_TOKENS }).map(
    ({ title, text: own, passages: places }) => {
      const numbers = places.map((place) => citations.numbers[place - 1] ?? 0);
      return {
        title,
        text: own,
        passages: passagesOf(own).map(({ start, end, kind }, i) => ({
          start,
          end,
          kind,
          cited: numbers[i] ?? 0,
        })),
        slice: createNumberedSlice(own, { source: citations.source, numbers }),
      };
    },
  );
}

/** The request for the translation of a text with its marks. */
export function translationMessages(
  { title, text }: { readonly title: string; readonly text: string },
  language: string,
  boundary: string,
): readonly Message[] {
  const page = fenced('page', boundary, text, { part: title });
  return [
    { role: 'system', content: translatingPrompt(language, boundary) },
    { role: 'user', content: `${page}\n\n${TRANSLATE_PART}` },
  ];
}

/**
 * The text that is not translated yet; null once nothing is missing. After a translation that broke off, this is all from
 * the first missing passage on, with the headings before it; else it is the missing passages alone.
 */
export function missingOf(part: TranslationPart, done: ReadonlySet<number>): string | null {
  const { text, slice } = part;
  const missing = missingPassages(part, done);
  const [first] = missing;
  if (!first) return null;
  if (isTheRest(part, missing)) return slice(endBefore(part, first), text.length);
  return missing.map((passage) => slice(startOf(part, passage), passage.end)).join('\n\n');
}

/**
 * The passages that are not translated yet, as they stand on the page, each with its mark behind it. Where nothing after
 * them is translated, their headings go with them.
 */
export function originalsOf(part: TranslationPart, done: ReadonlySet<number>, source: number): string {
  const missing = missingPassages(part, done);
  const isRest = isTheRest(part, missing);
  return missing
    .map((passage) => {
      const mark = citationOf(source, passage.cited);
      const from = isRest ? endBefore(part, passage) : startOf(part, passage);
      const before = part.slice(from, passage.start).trimStart();
      const words = part.slice(passage.start, passage.end).slice(mark.length).trim();
      return before + withMark(words, mark, passage.kind);
    })
    .join('\n\n');
}

/** Puts the mark where the citation of such a passage can stand: within a row, and below code. */
function withMark(words: string, mark: string, kind: PassageKind): string {
  switch (kind) {
    case 'code':
    case 'formula':
      return `${words}\n\n${mark}`;
    case 'row':
      return words.replace(/[ \t]*\|?$/, ` ${mark} |`);
    case 'heading':
    case 'item':
    case 'quote':
    case 'paragraph':
      return `${words} ${mark}`;
  }
}

/** The passages of a part that are not translated yet. */
export function missingPassages(
  { passages }: TranslationPart,
  done: ReadonlySet<number>,
): readonly TranslatedPassage[] {
  return passages.filter(({ cited }) => !done.has(cited));
}

/** True if all passages of a part from the first missing one on are missing. */
function isTheRest({ passages }: TranslationPart, missing: readonly TranslatedPassage[]): boolean {
  const [first] = missing;
  return first !== undefined && missing.length === passages.length - passages.indexOf(first);
}

/** The end of the passage before this one: what stands between them are headings, and the signs of its line. */
function endBefore({ passages }: TranslationPart, passage: TranslatedPassage): number {
  return passages[passages.indexOf(passage) - 1]?.end ?? 0;
}

/** The beginning of its line, with its signs; a long paragraph has several passages in one line. */
function startOf(part: TranslationPart, passage: TranslatedPassage): number {
  return Math.max(part.text.lastIndexOf('\n', passage.start - 1) + 1, endBefore(part, passage));
}

const MARKS = new RegExp(String.raw`(?:\[|［|【)\s?(${CITATION_LIST})\s?(?:\]|］|】)`, 'g');
/** Code may index a list by a number. */
const CODE = /^(?<fence>```+|~~~+)[^]*?(?:^\k<fence>|$(?![^]))|`[^`\n]*`/gm;

/** The passages of a page that a translation has so far, by their numbers. */
export function translatedIn(answer: string, source: number): ReadonlySet<number> {
  const words = withoutCode(answer);
  const cited = Array.from(words.matchAll(MARKS), ([, list = '']) => readCitations(list)).flat();
  return new Set(cited.filter((one) => (one.source ?? FIRST) === source).map(({ passage }) => passage));
}

/** The characters of a translation that broke off, up to its last mark: what follows is the beginning of a passage. */
export function endOfTranslated(answer: string): number {
  const last = Array.from(withoutCode(answer).matchAll(MARKS)).at(-1);
  return last ? last.index + last[0].length : 0;
}

/** The text with blanks in the place of its code. */
function withoutCode(text: string): string {
  return text.replaceAll(CODE, (code) => ' '.repeat(code.length));
}
