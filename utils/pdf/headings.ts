import type { PageBlocks, PdfBlock, TextBlock } from './pdf-blocks';
import type { OutlineEntry } from './pdf-page';

/** In parts of the text's size. */
const BIGGER = 1.14;
const MAX_CHARACTERS = 200;
const MAX_BOLD_CHARACTERS = 120;
const MAX_LEVEL = 6;
const NUMBERED = /^(?:(?<arabic>\d{1,2}(?:\.\d{1,2}){0,4})\.?|(?<other>[IVX]{1,5}|[A-H])\.)\s+(?=[\p{L}“"])/u;

const CAPTION = /^(?:fig(?:ure|\.)?|table|tab\.|listing|algorithm|abb(?:ildung|\.)|图|圖|図|表)\s*[\d(A-Z]/iu;

/** The level of each heading, from 1. */
export type Headings = ReadonlyMap<PdfBlock, number>;

/**
 * Tells headings from text: by the file's outline where it has one, else by the size and weight of the font,
 * and by their numbers.
 */
export function findHeadings(
  pages: readonly PageBlocks[],
  bodySize: number,
  outline: readonly OutlineEntry[],
): Headings {
  const depths = new Map(outline.map(({ title, depth }) => [keyOf(title), depth]));
  const texts = pages.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'text'));
  const isBodyBold = texts.filter(({ isBold }) => isBold).length > 0.6 * texts.length && texts.length > 3;
  const found = texts.filter(
    (block) => depths.has(keyOf(full(block))) || looksLikeHeading(block, bodySize, isBodyBold),
  );
  const styles = [...new Set(found.map(styleOf))].toSorted((a, b) => b - a);
  const bySize = (block: TextBlock): number => styles.indexOf(styleOf(block)) + 1;
  const outermost = found.filter((block) => numberDepth(block) === 1).map(bySize);
  const base = outermost.length > 0 ? Math.min(...outermost) : null;
  const title = found.find((block) => bySize(block) === 1);
  // The outline of a paper begins below its title.
  const first = title && !depths.has(keyOf(full(title))) ? 2 : 1;

  return new Map(
    found.map((block) => {
      const depth = depths.get(keyOf(full(block)));
      const numbers = numberDepth(block);
      const level =
        depth !== undefined
          ? depth + first
          : base !== null && numbers !== null
            ? base + numbers - 1
            : bySize(block);
      return [block, Math.min(MAX_LEVEL, level)];
    }),
  );
}

/** The text of the first big heading: the title of a file that states none. */
export function firstHeading(pages: readonly PageBlocks[], headings: Headings): string | null {
  const found = pages
    .slice(0, 2)
    .flatMap(({ blocks }) => blocks.filter((block) => block.type === 'text' && headings.has(block)));
  const levels = found.map((block) => headings.get(block) ?? MAX_LEVEL);
  const block = found[levels.indexOf(Math.min(...levels))];
  return block?.type === 'text' ? full(block) : null;
}

function full({ marker, text }: TextBlock): string {
  return marker === null ? text : `${marker} ${text}`;
}

/** Numbers, spaces and signs differ between an outline and a heading. */
function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[\d.\s]+/u, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function styleOf({ size, isBold }: TextBlock): number {
  return Math.round(size * 2) / 2 + (isBold ? 0.1 : 0);
}

function looksLikeHeading(block: TextBlock, bodySize: number, isBodyBold: boolean): boolean {
  const { size, isBold, marker, lineCount } = block;
  const text = full(block);
  if (text.length > MAX_CHARACTERS || lineCount > 4 || !/\p{L}{2}|\p{Lo}/u.test(text)) return false;
  if (CAPTION.test(text)) return false;
  if (marker !== null && !/[\d\p{L}]/u.test(marker)) return false;
  if (size >= BIGGER * bodySize) return text.length <= MAX_BOLD_CHARACTERS || !/[.。]$/u.test(text);
  if (size < 0.95 * bodySize || lineCount > 2 || /[.,;。，；]$/u.test(text)) return false;
  if (text.length > MAX_BOLD_CHARACTERS) return false;
  if (isBold && !isBodyBold) return marker === null || NUMBERED.test(text);
  const letters = text.replace(NUMBERED, '').replace(/[^\p{Lu}\p{Ll}]/gu, '');
  return NUMBERED.test(text) && letters.length >= 4 && letters === letters.toUpperCase();
}

function numberDepth(block: TextBlock): number | null {
  const groups = NUMBERED.exec(full(block))?.groups;
  if (!groups) return null;
  return groups['arabic']?.split('.').length ?? (/^[IVX]/u.test(groups['other'] ?? '') ? 1 : null);
}
