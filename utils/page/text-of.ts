import { outlineOf } from './outline';
import { sectionsOf } from './sections';

/**
 * Exactly the text that stands for a page: all of it where `sent` is null; else the outline of the whole page and
 * the sections with these indexes, in the order of the page, with a mark wherever something is left out.
 */
export function textOf(text: string, sent: readonly number[] | null): string {
  if (sent === null) return text;
  const wanted = new Set(sent);
  const sections = sectionsOf(text);
  if (sections.every(({ index }) => wanted.has(index))) return text;

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
      // What goes on under a heading, or stands below others, does not say so itself.
      const above = part > 1 ? [...path, title] : path;
      pieces.push(leftOut(missing, above));
      run = '';
      missing = 0;
    }
    run += text.slice(start, end);
  }
  pieces.push(run.trimEnd());
  if (missing > 0) pieces.push(leftOut(missing, []));
  return pieces.filter((piece) => piece !== '').join('\n\n');
}

function leftOut(characters: number, above: readonly string[]): string {
  const place = above.length > 0 ? `; what follows stands under “${above.join(' › ')}”` : '';
  return `[… ${characters} characters left out here${place} …]`;
}
