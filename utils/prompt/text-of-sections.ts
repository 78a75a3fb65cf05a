import type { TextRange } from '../page/reading';
import { outlineOf } from './outline';
import { sectionsOf } from './sections';

/**
 * The exact text that is sent for a page: all of it where `sent` is null; else the outline of the whole page
 * and the sections with these indexes, in the order of the page, with a notice wherever something is left
 * out. `slice` returns a range of the text as it is to be sent.
 */
export function textOfSections(
  text: string,
  sent: readonly number[] | null,
  slice: (start: number, end: number) => string = (start, end) => text.slice(start, end),
): string {
  if (sent === null) return slice(0, text.length);
  const wanted = new Set(sent);
  const sections = sectionsOf(text);
  if (sections.every(({ index }) => wanted.has(index))) return slice(0, text.length);

  const pieces: string[] = [outlineOf(sections, wanted)];
  let run = '';
  let missing = 0;
  for (const { index, start, end, path, title, part } of sections) {
    if (!wanted.has(index)) {
      missing += end - start;
      continue;
    }
    if (missing > 0) {
      pieces.push(run.trimEnd());
      // A part that continues a section, or is below other headings, does not say so itself.
      const above = part > 1 ? [...path, title] : path;
      pieces.push(leftOut(missing, above));
      run = '';
      missing = 0;
    }
    run += slice(start, end);
  }
  pieces.push(run.trimEnd());
  if (missing > 0) pieces.push(leftOut(missing, []));
  return pieces.filter((piece) => piece !== '').join('\n\n');
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

function leftOut(characters: number, above: readonly string[]): string {
  const place = above.length > 0 ? `; what follows stands under “${above.join(' › ')}”` : '';
  return `[… ${characters} characters left out here${place} …]`;
}
