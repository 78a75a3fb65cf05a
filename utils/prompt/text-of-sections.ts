import type { TextRange } from '../page/reading';
import { blocksOf } from '../text/markdown-blocks';
import { outlineOf } from './outline';
import { rangesOf } from './piece-choice';
import { sectionsOf, type Section } from './sections';

/** The part of a text that is sent. */
export interface SentPart {
  /** The sections, by index; null for all. */
  readonly sections: readonly number[] | null;
  /** The ranges that are sent of these sections, in their order; absent where they are sent whole. */
  readonly excerpts?: readonly TextRange[];
}

/** The ranges of a text that are sent; those that follow each other are one. `sections` are all of the text's. */
export function sentRanges(
  { sections: sent, excerpts }: SentPart,
  sections: readonly Section[],
): readonly TextRange[] {
  const wanted = new Set(sent);
  const whole = sent === null ? sections : sections.filter(({ index }) => wanted.has(index));
  return rangesOf(excerpts ?? whole);
}

/**
 * The exact text that is sent for a page: all of it where all is sent; else the outline of the whole page and the
 * ranges that are sent, in the order of the page, with a notice wherever something is left out. `slice` returns a
 * range of the text as it is to be sent.
 */
export function textOfSections(
  text: string,
  part: SentPart,
  slice: (start: number, end: number) => string = (start, end) => text.slice(start, end),
): string {
  if (part.sections === null) return slice(0, text.length);
  const sections = sectionsOf(text);
  const ranges = sentRanges(part, sections);
  const characters = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
  if (characters === text.length) return slice(0, text.length);
  const outline = outlineOf(sections, new Set(part.sections), characters);
  return [outline, ...excerptsOf(text, ranges, sections, slice)].join('\n\n');
}

/** Ranges of a text, with a notice wherever something is left out, and its end if need be. */
function excerptsOf(
  text: string,
  ranges: readonly TextRange[],
  sections: readonly Section[],
  slice: (start: number, end: number) => string,
): readonly string[] {
  const pieces: string[] = [];
  let last = 0;
  for (const { start, end } of ranges) {
    if (start > last) pieces.push(leftOut(start - last, headingsAt(start, text, sections)));
    pieces.push(slice(start, end).trimEnd());
    last = end;
  }
  if (last < text.length) pieces.push(leftOut(text.length - last, []));
  return pieces.filter((piece) => piece !== '');
}

/** The headings over a place, outermost first. A heading that begins there says so itself. */
export function headingsAt(place: number, text: string, sections: readonly Section[]): readonly string[] {
  const at = sections.findLastIndex(({ start }) => start <= place);
  const first = sections.slice(0, at + 1).findLast(({ part }) => part === 1);
  if (!first) return [];
  const before = blocksOf(text.slice(first.start, place)).filter(({ type }) => type === 'heading').length;
  const own: Section['headings'][number][] = [];
  for (const heading of first.headings.slice(0, before)) {
    while ((own.at(-1)?.level ?? 0) >= heading.level) own.pop();
    own.push(heading);
  }
  return [...first.path, ...own.map(({ title }) => title)];
}

/** A range of a text, with the amount of text before and after it. `above` are the headings over it. */
export function stretchOf(
  text: string,
  { start, end }: TextRange,
  above: readonly string[],
  slice: (start: number, end: number) => string,
): string {
  if (start >= end) return leftOut(text.length, []);
  return [
    start > 0 ? leftOut(start, above) : '',
    slice(start, end).trim(),
    end < text.length ? leftOut(text.length - end, []) : '',
  ]
    .filter((piece) => piece !== '')
    .join('\n\n');
}

/** The notice in the place of so many characters. `above` are the headings over what follows. */
export function leftOut(characters: number, above: readonly string[]): string {
  const place = above.length > 0 ? `; what follows stands under “${above.join(' › ')}”` : '';
  return `[… ${characters} characters left out here${place} …]`;
}
