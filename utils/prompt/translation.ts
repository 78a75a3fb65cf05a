/** The translation of a page, part by part: what is asked for, and what of it is there. */
import { CITATION_LIST, readCitations } from '../answer/citation-syntax';
import type { Message } from '../kimi/message';
import { fenced } from './boundary';
import { digestParts, type PartOptions } from './digest-parts';
import { createNumberedSlice, FIRST } from './numbered-text';
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
interface TranslatedPassage extends Pick<Passage, 'start' | 'end'> {
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
        passages: passagesOf(own).map(({ start, end }, i) => ({ start, end, cited: numbers[i] ?? 0 })),
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
 * The part of a page that is not translated yet: all from the first missing passage on, with the headings before it,
 * where nothing after that is there; else the missing passages alone. Null where none is missing.
 */
export function missingOf(part: TranslationPart, done: ReadonlySet<number>): string | null {
  const { passages, text, slice } = part;
  const missing = missingPassages(part, done);
  const [first] = missing;
  if (!first) return null;
  const before = passages[passages.indexOf(first) - 1];
  if (missing.length === passages.length - passages.indexOf(first))
    return slice(before?.end ?? 0, text.length);
  return missing.map(({ start, end }) => slice(lineStart(text, start), end)).join('\n\n');
}

/** The passages that are not translated yet, as they stand on the page, each with its mark behind it. */
export function originalsOf(part: TranslationPart, done: ReadonlySet<number>, source: number): string {
  return missingPassages(part, done)
    .map(
      ({ start, end, cited }) =>
        `${part.text.slice(lineStart(part.text, start), end)} ${markOf(source, cited)}`,
    )
    .join('\n\n');
}

/** The passages of a part that are not translated yet. */
export function missingPassages(
  { passages }: TranslationPart,
  done: ReadonlySet<number>,
): readonly TranslatedPassage[] {
  return passages.filter(({ cited }) => !done.has(cited));
}

function markOf(source: number, cited: number): string {
  return source === FIRST ? `[${cited}]` : `[${source}·${cited}]`;
}

function lineStart(text: string, place: number): number {
  return text.lastIndexOf('\n', place - 1) + 1;
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
